import { expect, test } from 'vitest'
import { accessOrigins } from './access-origins.mjs'

const ask = (host: string, origins?: string) => accessOrigins({ host, port: 3000, origins })

test('a server on loopback is open', () => {
  for (const host of ['127.0.0.1', 'localhost', '::1']) expect(ask(host)).toBeNull()
})

test('on any other address it is reached by that address alone', () => {
  expect(ask('10.0.0.5')).toEqual(['http://10.0.0.5:3000'])
  expect(ask('127.0.0.2')).toEqual(['http://127.0.0.2:3000'])
  expect(ask('fd00::5')).toEqual(['http://[fd00::5]:3000'])
})

test('one that serves every address must be told by which one people reach it', () => {
  expect(ask('0.0.0.0')).toMatch(/SKILLSCOPE_ORIGINS/)
  expect(ask('::')).toMatch(/SKILLSCOPE_ORIGINS/)
  expect(ask('0.0.0.0', 'https://skills.example.org, https://skills')).toEqual([
    'https://skills.example.org',
    'https://skills',
  ])
})

test('one on loopback that is given an origin stands behind a proxy and is not open', () => {
  expect(ask('127.0.0.1', 'https://skills.example.org/')).toEqual(['https://skills.example.org'])
})

test('what is no origin, and http beside https, is said and not passed over', () => {
  for (const odd of [
    'skills.example.org',
    'https://a.example/path',
    'ftp://a',
    'http://u@a.example',
  ])
    expect(ask('10.0.0.5', odd)).toMatch(/no address/)
  expect(ask('10.0.0.5', 'https://a.example,http://b.example')).toMatch(/mixes/)
})
