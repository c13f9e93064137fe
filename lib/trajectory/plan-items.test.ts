import { expect, test } from 'vitest'
import type { Json } from '@/lib/domain/json'
import type { ToolCategory } from '@/lib/domain/step'
import { planItems, planTitle } from './plan-items'

const read = (args: Json, category: ToolCategory = 'plan') =>
  planItems({ category, arguments: args })?.map(({ text, state }) => `${state}: ${text}`) ?? null

test('plans of several harnesses read alike', () => {
  const expected = ['done: look', 'in progress: write', 'open: test']
  const list = (text: string, states: readonly Json[], name = 'status') =>
    ['look', 'write', 'test'].map((one, at) => ({ [text]: one, [name]: states[at]! }))
  const codex = list('step', ['completed', 'in_progress', 'pending'])
  expect(read({ plan: codex, explanation: 'why' })).toEqual(expected)
  expect(read({ todos: list('content', ['completed', 'in_progress', 'pending']) })).toEqual(
    expected,
  )
  expect(read({ task_list: list('title', ['done', 'in_progress', 'todo']) })).toEqual(expected)
  expect(read({ todos: list('title', ['Done', 'In Progress', 'Pending']) })).toEqual(expected)
  expect(read({ todos: JSON.stringify(codex) })).toEqual(expected)
  expect(read(JSON.stringify({ plan: codex }))).toEqual(expected)
})

test('a list with boxes, without states, or with items given up', () => {
  const boxes = [
    { text: 'look', completed: true },
    { text: 'write', completed: false },
  ]
  expect(read({ items: boxes })).toEqual(['done: look', 'open: write'])
  expect(read({ todos: ['look', 'write'] })).toEqual(['open: look', 'open: write'])
  expect(read({ todos: [{ description: 'look', status: 'cancelled' }] })).toEqual(['dropped: look'])
})

test('what is no plan stays what it is', () => {
  expect(read({ thought: 'hm' })).toBeNull()
  expect(read({ plan: '## Plan\n1. look' })).toBeNull()
  expect(read({ todos: [] })).toBeNull()
  expect(read({ todos: [{ content: 'look', status: 'on ice' }] })).toBeNull()
  expect(read({ todos: [{ id: 1 }] })).toBeNull()
  expect(read({ plan: '[not JSON' })).toBeNull()
  expect(read(null)).toBeNull()
})

test('a list of a tool that keeps no plans is a plan only where every item has a state', () => {
  expect(read({ items: ['a', 'b'] }, 'other')).toBeNull()
  expect(read({ tasks: [{ title: 'a' }] }, 'other')).toBeNull()
  expect(read({ tasks: [{ title: 'a', status: 'todo' }] }, 'other')).toEqual(['open: a'])
})

test('in a line a plan says how far it is and what is being done', () => {
  const item = (text: string, state: 'done' | 'in progress' | 'open') => ({ text, state })
  const done = item('look', 'done')
  expect(planTitle([done, item('write', 'in progress'), item('test', 'open')])).toBe(
    '1 of 3 done, now: write',
  )
  expect(planTitle([done])).toBe('1 of 1 done')
})
