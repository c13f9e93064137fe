import { expect, test } from 'vitest'
import { whyNotWrite } from './check-origin'

const ask = (
  host: string | null,
  origin: string | null = null,
  secFetchSite: string | null = null,
) => whyNotWrite({ host, origin, secFetchSite }) === null

test('a page of ours and a program may write', () => {
  expect(ask('127.0.0.1:3000', 'http://127.0.0.1:3000', 'same-origin')).toBe(true)
  expect(ask('localhost:3000')).toBe(true)
  expect(ask('[::1]:3000', 'http://[::1]:3000')).toBe(true)
})

test('another site may not, whatever it sends', () => {
  expect(ask('127.0.0.1:3000', 'https://evil.example')).toBe(false)
  expect(ask('127.0.0.1:3000', 'http://127.0.0.1:4000')).toBe(false)
  expect(ask('127.0.0.1:3000', 'null')).toBe(false)
  expect(ask('127.0.0.1:3000', null, 'cross-site')).toBe(false)
  expect(ask('127.0.0.1:3000', null, 'same-site')).toBe(false)
})

test('a name that leads here from outside is refused', () => {
  for (const host of [
    'evil.example',
    'evil.example:3000',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '',
    null,
  ]) {
    expect(ask(host, host && `http://${host}`)).toBe(false)
  }
})
