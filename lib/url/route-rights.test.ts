import { expect, test } from 'vitest'
import { isForPrograms, needOf } from './route-rights'

test.each([
  ...[['GET', '/'] as const, ['GET', '/api/v1/experiments'] as const, ['HEAD', '/docs'] as const],
  ...[['GET', '/examples/x.zip'] as const, ['GET', '/nowhere'] as const],
])('%s %s needs the right to read', (method, path) => {
  expect(needOf(method, path)).toBe('read')
})

test('a write of the API that no list names is for admins', () => {
  expect(needOf('POST', '/api/v1/what/ever')).toBe('manage')
  expect(needOf('DELETE', '/api/v1/imports')).toBe('manage')
  expect(needOf('POST', '/api/v1/imports/x/undo')).toBe('manage')
  expect(needOf('POST', '/api/v1/imports/x/confirm/')).toBe('manage')
  expect(needOf('POST', '/api/v1/imports/x/confirm')).toBe('import')
})

test.each([
  ...['/sign-in/', '/sign-in/x', '/join', '/join/', '/join/a/b', '/join/%2e%2e', '//sign-in'],
  ...['/_next/static/../../api/v1/experiments', '/_next/static/%2e%2e/x', '/_next/image'],
  ...['/icon.svg/x', '/SIGN-IN', '/api/sign-in'],
])('%s is not one of the open addresses', (path) => {
  expect(needOf('GET', path)).not.toBe('open')
})

test('what is for programs is answered in JSON', () => {
  expect(['/api/v1/experiments', '/API', '/llms.txt', '/', '/apiary'].map(isForPrograms)).toEqual([
    ...[true, true, true, false, false],
  ])
})
