import { expect, test } from 'vitest'
import { adjustRewards } from './adjust-rewards'

const one = (status: 'ok' | 'infra_error', reward: number | null, n: number) => ({
  ...{ status, reward, n },
})

test('trials are taken from a histogram and put into it, with rewards ascending and none first', () => {
  const rewards = { ok: [[0, 2] as [number, number], [1, 1] as [number, number]] }
  expect(
    adjustRewards(rewards, [
      one('ok', 0, -1),
      one('ok', 1, -1),
      one('ok', 0.5, 1),
      one('infra_error', null, 2),
    ]),
  ).toEqual({
    ok: [
      [0, 1],
      [0.5, 1],
    ],
    infra_error: [[null, 2]],
  })
  expect(adjustRewards(rewards, [one('ok', 0, -2), one('ok', 1, -1)])).toBeNull()
  expect(adjustRewards(null, [one('ok', null, 1), one('ok', 0, 1)])).toEqual({
    ok: [
      [null, 1],
      [0, 1],
    ],
  })
})
