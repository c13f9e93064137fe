import { AsyncLocalStorage } from 'node:async_hooks'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { shareAnswers } from './share-answers.mjs'

type Handle = (request: IncomingMessage, response: ServerResponse) => unknown

let stop = () => undefined as unknown
afterEach(() => stop())

/** A server of which each page waits for its turn; gives how to ask, and to let go what waits. */
async function serve(answer: Handle) {
  const waiting: (() => void)[] = []
  let made = 0
  const server = createServer(
    shareAnswers((request, response) => {
      made += 1
      waiting.push(() => answer(request, response))
    }),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stop = () => server.close()
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const ask = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init)
  const until = async (count: number) => {
    while (made < count) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  /** Until the server has read what was sent to it. */
  const settle = () => new Promise((resolve) => setTimeout(resolve, 100))
  return {
    ask,
    until,
    settle,
    made: () => made,
    go: () => waiting.splice(0).forEach((one) => one()),
  }
}

const page: Handle = ({ url }, response) => {
  response.setHeader('x-page', String(url))
  response.writeHead(200, { 'content-type': 'text/html' })
  response.write('page ')
  response.end(String(url))
}

const textOf = async (answer: Promise<Response>) => (await answer).text()

test('readers who ask for one page at once get the one that is made', async () => {
  const { ask, until, settle, made, go } = await serve(page)
  const answers = [ask('/a'), ask('/a'), ask('/a'), ask('/b')]
  await until(2)
  await settle()
  go()
  expect(await Promise.all(answers.map(textOf))).toEqual([
    'page /a',
    'page /a',
    'page /a',
    'page /b',
  ])
  const types = await Promise.all(
    answers.map(async (one) => (await one).headers.get('content-type')),
  )
  expect([types, made()]).toEqual([Array(4).fill('text/html'), 2])
})

test('a page that was made is made anew for who comes later', async () => {
  const { ask, until, made, go } = await serve(page)
  for (const count of [1, 2]) {
    const answer = ask('/a')
    await until(count)
    go()
    await textOf(answer)
  }
  expect(made()).toBe(2)
})

test('other people, forms and files are not served from the page of somebody', async () => {
  const { ask, until, go } = await serve(page)
  const answers = [
    ask('/a', { headers: { cookie: 'session=ada' } }),
    ask('/a', { headers: { cookie: 'session=bob' } }),
    ask('/api/v1/experiments'),
    ask('/api/v1/experiments'),
  ]
  await until(4)
  go()
  await Promise.all(answers.map(textOf))
})

test('who asks after a change sees no page that was begun before it', async () => {
  const { ask, until, made, go } = await serve(page)
  const before = ask('/a')
  await until(1)
  const change = ask('/a', { method: 'POST' })
  await until(2)
  const after = ask('/a')
  await until(3)
  go()
  await Promise.all([before, change, after].map(textOf))
  expect(made()).toBe(3)
})

test('where the first reader leaves, or gets a cookie, the others get pages of their own', async () => {
  const { ask, until, settle, made, go } = await serve((request, response) => {
    response.setHeader('set-cookie', 'own=1')
    page(request, response)
  })
  const leaving = new AbortController()
  const first = ask('/a', { signal: leaving.signal }).catch(() => null)
  await until(1)
  const others = [ask('/a'), ask('/a')]
  await settle()
  leaving.abort()
  await first
  await until(3)
  go()
  expect(await Promise.all(others.map(textOf))).toEqual(['page /a', 'page /a'])
  expect(made()).toBe(3)
})

test('where the first reader leaves, each of the others is answered within their own visit', async () => {
  const visits = new AsyncLocalStorage<string>()
  const found: unknown[] = []
  const waiting: (() => void)[] = []
  const handOn = shareAnswers((request, response) => {
    found.push(visits.getStore())
    waiting.push(() => page(request, response))
  })
  let came = 0
  const server = createServer((request, response) =>
    visits.run(`visit ${(came += 1)}`, () => handOn(request, response)),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stop = () => server.close()
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/a`
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const leaving = new AbortController()
  const first = fetch(url, { signal: leaving.signal }).catch(() => null)
  await until(() => came === 1)
  const others = [fetch(url), fetch(url)]
  await until(() => came === 3)
  leaving.abort()
  await first
  await until(() => found.length === 3)
  waiting.forEach((one) => one())
  await Promise.all(others.map(textOf))
  expect(found).toEqual(['visit 1', 'visit 2', 'visit 3'])
})
