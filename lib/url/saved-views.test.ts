import { expect, test } from 'vitest'
import { savedViewHref, viewPathOf } from './saved-views'

test('an address inside an experiment is kept without its name, and found under another', () => {
  const path = viewPathOf('a b', '/experiments/a%20b/tasks?q=x&domain=y')
  expect(path).toBe('tasks?q=x&domain=y')
  expect(savedViewHref('renamed', path!)).toBe('/experiments/renamed/tasks?q=x&domain=y')
  expect(viewPathOf('demo', '/experiments/demo?with=curated')).toBe('?with=curated')
  expect(savedViewHref('demo', '?with=curated')).toBe('/experiments/demo?with=curated')
  expect(savedViewHref('demo', '')).toBe('/experiments/demo')
})

test('a trial and a diff are kept as they are; other places and other experiments are not', () => {
  expect(viewPathOf('demo', '/trials/abc?q=x')).toBe('/trials/abc?q=x')
  expect(savedViewHref('demo', '/trials/abc?q=x')).toBe('/trials/abc?q=x')
  for (const odd of [
    '/experiments/demo-2/tasks',
    '/experiments/other',
    '/settings',
    'https://x.org',
  ])
    expect(viewPathOf('demo', odd), odd).toBeNull()
})
