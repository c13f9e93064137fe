import { expect, test } from 'vitest'
import { loadTasksParams, tasksHref } from './task-list'

const back = (href: string) => loadTasksParams(new URL(href, 'http://x').searchParams)

test.each([[[]], [['']], [['Office', '']], [['A, B', 'C']]])(
  'a link keeps the domains %j, none among them',
  (domain) => {
    expect(back(tasksHref('demo', { domain })).domain).toEqual(domain)
  },
)

test('a link without domains filters by none', () => {
  expect(tasksHref('demo', { domain: [], difficulty: [] })).toBe('/experiments/demo/tasks')
})
