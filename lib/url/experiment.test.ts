import { expect, test } from 'vitest'
import { loadContrastParams, overviewHref, type ContrastParams } from './experiment'
import { loadTasksParams, tasksCsvHref, tasksHref, type TasksParams } from './task-list'

const CONTRAST: ContrastParams = {
  without: 'no_skills',
  with: 'curated without scripts',
  policy: 'fail',
  uncertainty: 'rerun',
  weighting: 'domains',
  configurations: ['open,hands--a', 'codex--b'],
  data: 'imported',
  measure: 'tokens_total',
  only: 'solved',
}

const queryOf = (href: string) => new URL(href, 'http://localhost').searchParams

test('a contrast survives its link', () => {
  expect(loadContrastParams(queryOf(overviewHref('a', CONTRAST)))).toEqual(CONTRAST)
})

test('defaults leave the link short, and broken values fall to them', () => {
  const defaults = loadContrastParams(new URLSearchParams('policy=none&uncertainty=7'))
  expect(overviewHref('a b', defaults)).toBe('/experiments/a%20b')
})

test('the table of tasks survives its link', () => {
  const params: TasksParams = {
    ...CONTRAST,
    q: 'flood & risk',
    domain: ['Finance, Economics', ''],
    difficulty: ['easy'],
    direction: 'down',
    change: 'unknown',
    sort: 'label',
    order: 'desc',
    columns: ['skills', 'gain'],
    rows: 200,
    page: 3,
  }
  expect(loadTasksParams(queryOf(tasksHref('a', params)))).toEqual(params)
})

test('a file of tasks has every page', () => {
  const href = tasksCsvHref('a', { direction: 'up', page: 4 })
  expect(href).toBe('/api/v1/experiments/a/tasks?direction=up&format=csv')
})
