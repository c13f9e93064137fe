import { readdirSync } from 'node:fs'
import { NextRequest } from 'next/server'
import { unstable_doesMiddlewareMatch } from 'next/experimental/testing/server'
import { expect, test } from 'vitest'
import { whyNotAnswer } from '@/lib/url/check-origin'
import { config, proxy } from '@/proxy'

const isAsked = (path: string, host: string) =>
  unstable_doesMiddlewareMatch({ config, url: `http://x${path}`, headers: { host } })

/** An address of every page and every address of the API: `[trial]` stands for any segment. */
const addresses = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .map((file) => `/${file.replaceAll('\\', '/').replace(/[[\]]|\.{3}/g, '')}`)
  .filter((file) => /\/(page\.tsx|route\.ts)$/.test(file))
  .map((file) => file.replace(/\/[^/]+$/, '') || '/')

const OTHERS = ['/icon.svg', '/favicon.ico', '/examples/x.zip', '/_next/static/x.js', '/nowhere']

test('a name that leads here from outside reads no page, no answer of the API and no file', async () => {
  expect(addresses.length).toBeGreaterThan(30)
  for (const path of [...addresses, ...OTHERS]) {
    expect(isAsked(path, 'evil.example:3000'), path).toBe(true)
  }
  const request = new NextRequest('http://x/api/v1/experiments', {
    headers: { host: 'evil.example:3000' },
  })
  const answer = proxy(request)
  expect(answer.status).toBe(403)
  expect(await answer.json()).toEqual({
    error: { code: 'foreign_host', message: whyNotAnswer('evil.example') },
  })
})

test('the API asked by a loopback name passes no proxy, which would cut uploads', () => {
  for (const path of addresses.filter((one) => one.startsWith('/api/'))) {
    expect(isAsked(path, '127.0.0.1:3000'), path).toBe(false)
  }
})

test.each([
  ...['localhost', 'LocalHost:3000', '127.0.0.1', '127.8.0.1:80', '[::1]:65535'],
  ...['evil.example', '127.0.0.1.evil.example', 'localhost.evil', 'xlocalhost', '0.0.0.0'],
  ...['[::2]', '127.0.0.1:', '127.0.0.1:123456', '127.0.0.1, evil.example', ''],
])('the matcher and the rule agree on the name “%s”', (host) => {
  expect(isAsked('/api/v1/experiments', host)).toBe(whyNotAnswer(host) !== null)
})
