import { expect, test } from 'vitest'
import { placeAfter, signInHref } from './access'

test('after signing in one goes on to a place of ours, never to another site', () => {
  expect(placeAfter('/experiments/x?with=y#z')).toBe('/experiments/x?with=y#z')
  for (const elsewhere of [
    ...['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', ''],
    ...['/\t/evil.example', '/a\\b', null],
  ])
    expect(placeAfter(elsewhere)).toBe('/')
})

test('the page that was asked for stands in the address', () => {
  expect(signInHref('/trials/x?a=1&b=2')).toBe('/sign-in?next=/trials/x?a=1%26b=2')
  expect(signInHref('/trials/x?_rsc=ab&a=1')).toBe('/sign-in?next=/trials/x?a=1')
  expect(signInHref('/?_rsc=ab')).toBe('/sign-in')
  expect(signInHref('/')).toBe('/sign-in')
})
