import { expect, test } from 'vitest'
import { isViewPath } from './saved-view'

test('a saved view leads to a place inside an experiment, to a trial or to a diff', () => {
  for (const path of [
    ...['', 'tasks', 'tasks?q=a%20b&domain=', 'tasks/a%2Fb', '?with=curated', "tasks/it's"],
    ...['/trials/abc123', '/trials/abc?show=tools#step-12', '/diff?left=a&right=b&row=l4r5'],
    ...['/diff/arms?experiment=x', 'skills/pdf?version=ab12', 'tasks/%E2%9C%93'],
  ])
    expect(isViewPath(path), path).toBe(true)
})

test('one that leads to another site, up, or to a page that is no view is none', () => {
  for (const path of [
    ...['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)'],
    ...['../../settings/people', 'tasks/../../..', 'tasks/%2e%2e/x', '/settings/people'],
    ...['/sign-in', 'tasks?q=a b', 'tasks?q=<b>', `tasks?q=${'x'.repeat(5000)}`, '/trials/a/b'],
  ])
    expect(isViewPath(path), path).toBe(false)
})
