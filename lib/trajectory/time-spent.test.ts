import { expect, test } from 'vitest'
import { partTime, timeSteps, type TimedStep } from './time-spent'

/** Steps from notation: `second kind`, with `=n` for a tool that took n seconds and `@turn`. */
const stepsFrom = (notation: string): TimedStep[] =>
  notation.split(' · ').map((one, index) => {
    const [, at, kind, took, turn, copied] = /^(\d+|-) (\w+)(?:=(\d+))?(?:@(\d+))?( copied)?$/.exec(
      one,
    )!
    return {
      kind: kind as TimedStep['kind'],
      turn: turn === undefined ? 1000 + index : Number(turn),
      agent: null,
      at: at === '-' ? null : new Date(Number(at) * 1000).toISOString(),
      durationMs: took === undefined ? null : Number(took) * 1000,
      isCopied: copied !== undefined,
    }
  })

const seconds = (notation: string) => {
  const { sinceMs, spent } = timeSteps(stepsFrom(notation))
  const inSeconds = (ms: number | null) => (ms === null ? null : ms / 1000)
  const { modelMs, toolMs, mixedMs, idleMs } = spent
  return {
    since: sinceMs.map(inSeconds),
    spent: [modelMs, toolMs, mixedMs, idleMs].map(inSeconds),
  }
}

test('time between stamps is the model’s, and what a tool took is the tool’s', () => {
  expect(seconds('0 user · 10 tool=3 · 20 message · 50 user · 60 message')).toEqual({
    since: [null, 10, 7, 30, 10],
    spent: [27, 3, null, 30],
  })
})

test('a tool without a duration is not told apart from the model, before and after it', () => {
  expect(seconds('0 user · 10 tool · 15 tool · 22 message · 30 message').spent).toEqual([
    8,
    null,
    22,
    null,
  ])
})

test('what was written at once counts once, and calls side by side take as long as the longest', () => {
  expect(seconds('0 user · 9 thought@2 · 9 tool=4@2 · 9 tool=6@2 · 20 message')).toEqual({
    since: [null, 9, null, null, 5],
    spent: [14, 6, null, null],
  })
})

test('sub-agents that ran within a call do not count again', () => {
  expect(seconds('0 user · 10 tool=20 · 15 message · 25 message · 32 message').spent).toEqual([
    12,
    20,
    null,
    null,
  ])
})

test('repeated context, missing stamps and a single stamp tell no time', () => {
  expect(seconds('0 user · 50 message copied · 5 message').spent).toEqual([5, null, null, null])
  expect(seconds('- user · - tool · - message').spent).toEqual([null, null, null, null])
  expect(seconds('- user · - tool=2 · - tool=3').spent).toEqual([null, 5, null, null])
  expect(seconds('7 message').spent).toEqual([null, null, null, null])
})

const spent = { modelMs: 10, toolMs: null, mixedMs: 90, idleMs: null }

test('the times of the requests part what the stamps do not', () => {
  expect(partTime(spent, { agentMs: null, requestsMs: 60 })).toEqual({
    modelMs: 60,
    toolMs: 40,
    mixedMs: null,
    idleMs: null,
  })
})

test('requests longer than the steps are not of these steps', () => {
  expect(partTime(spent, { agentMs: null, requestsMs: 101 })).toEqual(spent)
})

test('what is missing to the agent’s phase is idle or not logged; a shorter phase says nothing', () => {
  expect(partTime(spent, { agentMs: 130, requestsMs: null }).idleMs).toBe(30)
  expect(partTime(spent, { agentMs: 90, requestsMs: null }).idleMs).toBeNull()
})
