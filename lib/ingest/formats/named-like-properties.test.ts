import { expect, test } from 'vitest'
import { logFiles, readEverything } from '@/lib/ingest/testing'

// Words of a log that every object has a property of are words like any other.

const NAMES = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf']

const readTrial = async (files: Readonly<Record<string, string>>) => {
  const inside = Object.entries(files).map(([name, text]) => [`job/odd__abcdefg/${name}`, text])
  const { trials } = await readEverything(
    logFiles(Object.fromEntries(inside) as Record<string, string>),
  )
  return trials[0]!
}

const lines = (...values: object[]) => values.map((value) => JSON.stringify(value)).join('\n')

test.each(NAMES)('a category of errors named %s is none of ours', async (name) => {
  const result = { task_name: 'odd', agent: name, rewards: null, error: 'x', error_category: name }
  const trial = await readTrial({ 'result.json': JSON.stringify(result) })
  expect(trial.exceptionType).toBe('RolloutError')
})

test.each(NAMES)('a kind of tool named %s is the name of the tool', async (name) => {
  const trial = await readTrial({
    'result.json': JSON.stringify({ task_name: 'odd', agent: 'a', rewards: { reward: 1 } }),
    'trajectory/acp_trajectory.jsonl': lines(
      { type: 'user_message', text: 'go' },
      { type: name, text: 'no line of ACP' },
      {
        type: 'tool_call',
        tool_call_id: '1',
        title: 'do a thing',
        kind: name,
        status: 'completed',
      },
    ),
  })
  expect(trial.steps.map(({ kind, tool }) => tool?.name ?? kind)).toEqual(['user', name])
})

test.each(NAMES)('a role named %s is the agent’s', async (name) => {
  const message = { type: 'message', role: name, content: [{ type: 'output_text', text: 'hi' }] }
  const trial = await readTrial({
    'result.json': JSON.stringify({
      task_name: 'odd',
      verifier_result: { rewards: { reward: 1 } },
    }),
    'agent/sessions/rollout-1.jsonl': lines(
      { type: 'session_meta', timestamp: '2026-01-01T00:00:00Z', payload: { id: 'a' } },
      { type: 'response_item', timestamp: '2026-01-01T00:00:01Z', payload: message },
    ),
  })
  expect(trial.steps.map(({ kind, text }) => [kind, text])).toEqual([['message', 'hi']])
})
