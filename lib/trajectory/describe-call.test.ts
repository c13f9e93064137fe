import { expect, test } from 'vitest'
import { callText, describeCall } from './describe-call'
import type { Json } from '@/lib/domain/json'
import type { ToolCall, ToolCategory } from '@/lib/domain/step'

const call = (category: ToolCategory, args: Json, path: string | null = null): ToolCall => ({
  name: 't',
  category,
  callId: null,
  arguments: args,
  command: null,
  path,
  output: null,
  exitCode: null,
  isError: null,
})

/** Each part as `kind: text`. */
const partsOf = (category: ToolCategory, args: Json, path: string | null = null) =>
  describeCall(call(category, args, path)).map((part) =>
    part.kind === 'plan' ? `plan of ${part.items.length}` : `${part.kind}: ${part.text}`,
  )

test('a plan is a list below the reason for it', () => {
  const todo = { content: 'look', status: 'completed' }
  expect(partsOf('plan', { plan: [todo, todo], explanation: 'why' })).toEqual([
    'prose: why',
    'plan of 2',
  ])
  expect(partsOf('plan', { command: 'plan', task_list: [todo] })).toEqual([
    'plan of 1',
    'fields: command: plan',
  ])
  expect(partsOf('plan', { plan: '## Plan\n1. look' })).toEqual(['prose: ## Plan\n1. look'])
  expect(partsOf('plan', { thought: 'hm' })).toEqual(['prose: hm'])
  expect(callText(call('plan', { todos: [todo] }))).toBe('1 of 1 done\n✓ done: look')
})

test('what a search or a fetch is about comes first', () => {
  expect(partsOf('web', { num: 5, query: 'floods' })).toEqual(['lead: floods', 'fields: num: 5'])
  expect(partsOf('web', { url: 'https://a.example', prompt: 'Sum up.' })).toEqual([
    'lead: https://a.example',
    'prose: Sum up.',
  ])
  expect(partsOf('web', { urls: ['https://a.example', 'https://b.example'] })).toEqual([
    'lead: https://a.example\nhttps://b.example',
  ])
  expect(partsOf('search', { path: '/src', pattern: 'x+' }, '/src')).toEqual([
    'lead: x+',
    'fields: path: /src',
  ])
})

test('a sub-agent is described, and told in prose', () => {
  expect(
    partsOf('agent', { prompt: 'Read all.', description: 'Read', subagent_type: 'Explore' }),
  ).toEqual(['lead: Read', 'prose: Read all.', 'fields: subagent_type: Explore'])
})

test('a question to the user stands with its options', () => {
  const options = [{ label: 'Red', description: 'warm' }, 'Blue']
  expect(partsOf('other', { questions: [{ question: 'Which?', header: 'H', options }] })).toEqual([
    'prose: Which?\n  ○ Red: warm\n  ○ Blue',
  ])
  expect(partsOf('other', { question: 'Which?', options: ['a', 'b'] })).toEqual([
    'prose: Which?\n  ○ a\n  ○ b',
  ])
  expect(partsOf('other', { questions: [{ text: 1 }] })).toEqual([
    'fields: questions:\n  - text: 1',
  ])
})

test('a file leads, its other arguments follow; what is not known stays names and values', () => {
  expect(partsOf('read', { file_path: '/a.py', limit: 20 }, '/a.py')).toEqual([
    'lead: /a.py',
    'fields: limit: 20',
  ])
  expect(partsOf('skill', { name: 'flood', args: 'x' })).toEqual(['lead: flood', 'fields: args: x'])
  expect(partsOf('other', { a: 1, b: 'c' })).toEqual(['fields: a: 1\nb: c'])
  expect(partsOf('other', { summary: 'All done.', done: true })).toEqual([
    'prose: All done.',
    'fields: done: true',
  ])
  expect(partsOf('other', {})).toEqual([])
  expect(partsOf('other', 'free text')).toEqual(['fields: free text'])
})
