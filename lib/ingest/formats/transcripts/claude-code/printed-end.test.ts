import { expect, test } from 'vitest'
import { logFiles, readEverything } from '@/lib/ingest/testing'

const statusOf = async (printed: string) => {
  const { trials } = await readEverything(
    logFiles({
      't__abcdefg/result.json': JSON.stringify({
        ...{ id: 'x', task_name: 't', verifier_result: { rewards: { reward: 0 } } },
        agent_execution: { started_at: '2026-03-02T10:00:00Z' },
      }),
      't__abcdefg/agent/claude-code.txt': printed,
    }),
  )
  const { status, rule, evidence } = trials[0]!.status
  return [status, rule, evidence]
}

const said = JSON.stringify({
  ...{ type: 'assistant', session_id: 's' },
  message: { id: 'm', model: 'acme-small-1', content: [{ type: 'text', text: 'I look.' }] },
})
const done = JSON.stringify({ type: 'result', is_error: false, session_id: 's' })

test('a program that only prints why it gives up has said how the run ended', async () => {
  const words = 'Credit balance is too low'
  expect(await statusOf(words)).toEqual(['infra_error', 'silent_quota', words])
  expect(await statusOf(`${said}\n${words}`)).toEqual(['infra_error', 'ended_by_quota', words])
})

test('what is printed beside a run that came to its end is none', async () => {
  const words = 'warning: rate limit exceeded, trying again'
  expect(await statusOf(`${words}\n${said}`)).toEqual(['ok', 'completed', null])
  expect(await statusOf(`${said}\n${done}\n${words}`)).toEqual(['ok', 'completed', null])
})
