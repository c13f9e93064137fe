import { expect, test } from 'vitest'
import { parseProxies, takeForwarded } from './forwarded'

const PROXIES = parseProxies('127.0.0.1, 10.1.0.0/16, fd00::/8')

/** Where a request is taken to come from, and the headers that are left. */
function take(remote: string, sent: Record<string, string>) {
  const headers = { host: 'inner:3000', ...sent }
  return { from: takeForwarded(headers, remote, PROXIES), left: headers }
}

const SAID = { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-host': 'skills.example.org' }

test('a proxy that is named is believed for whom and under which name it asks', () => {
  for (const remote of ['127.0.0.1', '::ffff:127.0.0.1', '10.1.2.3', 'fd00::5'])
    expect(take(remote, SAID)).toEqual({
      from: '203.0.113.7',
      left: { host: 'skills.example.org' },
    })
})

test('of whoever else nothing is believed, and nothing they said is handed on', () => {
  for (const remote of ['10.2.0.1', '::1', '203.0.113.9']) {
    const sent = {
      ...SAID,
      'x-forwarded-proto': 'https',
      forwarded: 'for=1.1.1.1',
      'x-real-ip': '1.1.1.1',
    }
    expect(take(remote, sent)).toEqual({ from: remote, left: { host: 'inner:3000' } })
  }
})

test('what a visitor wrote before the proxies is not taken for their address', () => {
  const chain = { 'x-forwarded-for': '1.1.1.1, 127.0.0.1, 203.0.113.7, 10.1.0.9' }
  expect(take('127.0.0.1', chain).from).toBe('203.0.113.7')
  expect(take('127.0.0.1', { 'x-forwarded-for': '203.0.113.7, <script>' }).from).toBe('127.0.0.1')
  expect(take('127.0.0.1', {}).from).toBe('127.0.0.1')
})

test('a list that cannot be read stops the server', () => {
  for (const bad of ['proxy.example.org', '10.0.0.0/40', '10.0.0.0/8/9', '10.0.0.0/x'])
    expect(() => parseProxies(bad)).toThrow(/no address and no net/)
  expect(parseProxies('')('127.0.0.1')).toBe(false)
})
