import { createServer, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { answerOdd, whyOdd } from './odd-request.mjs'

test.each(['/experiments/%ff', '/api/v1/trials/%E0%A4%A', '/%', '/a%2'])(
  'the broken address %s is named as broken',
  (url) => {
    expect(whyOdd({ url })).toMatchObject({ status: 400, code: 'invalid_request' })
  },
)

test.each([
  '/',
  '/experiments/caf%C3%A9',
  '/experiments/a/tasks/100%25',
  '/search?q=%ff',
  '/a%00b',
])('the address %s is handed on', (url) => {
  expect(whyOdd({ url })).toBe(null)
})

test('a method that nothing here takes gets a sentence and the methods that are', async () => {
  const server = createServer((request, response) => answerOdd(response, whyOdd(request)!))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  for (const method of ['TRACE', 'PATCH', 'DELETE', 'PROPFIND', 'OPTIONS']) {
    const { status, allow, body } = await ask(port, method)
    expect([status, allow]).toEqual([405, 'GET, HEAD, POST, PUT'])
    expect(JSON.parse(body).error).toMatchObject({ code: 'method_not_allowed' })
  }
  server.close()
})

const ask = (port: number, method: string) =>
  new Promise<{ status?: number; allow?: string; body: string }>((resolve, reject) => {
    const asked = send({ port, host: '127.0.0.1', method, path: '/' }, (response) => {
      let body = ''
      response.on('data', (chunk) => (body += chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode, allow: response.headers.allow, body }),
      )
    })
    asked.on('error', reject).end()
  })
