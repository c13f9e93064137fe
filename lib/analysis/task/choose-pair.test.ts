import { expect, test } from 'vitest'
import { choosePair, type PairTrial } from './choose-pair'

const trial = (uid: string, reward: number | null, fields: Partial<PairTrial> = {}): PairTrial => ({
  uid,
  status: 'ok',
  reward,
  hasTrajectory: true,
  stepCount: 10,
  ...fields,
})

test('where skills hurt, a passing trial without stands against a failing one with', () => {
  const pair = choosePair([trial('n0', 0), trial('n1', 1)], [trial('c0', 0), trial('c1', null)])
  expect(pair).toMatchObject({ left: 'n1', right: 'c0' })
  expect(pair!.reason).toBe('a failing trial with skills beside a passing one without')
})

test('where they help, a failing trial without stands against a passing one with', () => {
  const pair = choosePair([trial('n0', 0), trial('n1', 1)], [trial('c1', 1)])
  expect(pair).toMatchObject({ left: 'n0', right: 'c1' })
  expect(pair!.reason).toBe('a failing trial without skills beside a passing one with')
  const partial = choosePair([trial('n', 0.2)], [trial('c', 0.5)])
  expect(partial!.reason).toBe('the worst trial without skills beside the best one with')
})

test('where the arms are even, it says so and shows the two that differ most', () => {
  const pair = choosePair([trial('n0', 0), trial('n1', 1)], [trial('c0', 0), trial('c1', 1)])
  expect(pair).toMatchObject({ left: 'n0', right: 'c1' })
  expect(pair!.reason).toBe(
    'the arms are even: a failing trial without skills beside a passing one with',
  )
  expect(choosePair([trial('n', 1)], [trial('c', 1)])!.reason).toMatch(/^both arms end alike/)
})

test('among equals the shorter trajectory is chosen, and one that cannot tell never', () => {
  const with_ = [
    trial('no-steps', 0, { hasTrajectory: false }),
    trial('broken', 0, { status: 'infra_error' }),
    trial('long', 0, { stepCount: 900 }),
    trial('short', 0, { stepCount: 9 }),
  ]
  expect(choosePair([trial('n', 1)], with_)).toMatchObject({ right: 'short' })
  expect(choosePair([trial('n', 1)], with_.slice(0, 2))).toBeNull()
})
