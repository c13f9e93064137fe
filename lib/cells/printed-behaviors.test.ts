import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { PrintedTable } from '@/lib/domain/printed-table'
import { readPrintedBehaviors } from './printed-behaviors'
import { findFalls } from './printed-stages'

// The file that `npm start` loads.
const { tables } = JSON.parse(readFileSync('public/examples/skillfactory/tables.json', 'utf8')) as {
  tables: PrintedTable[]
}
const printed = readPrintedBehaviors(tables)!

test('counts and F1 of SkillFactory are those of its table, with the results beside them', () => {
  expect(printed.usage).toHaveLength(14)
  const of = (variant: string) => printed.usage.find((row) => row.variant === variant)
  expect(of('Countdown-4arg')).toEqual({
    variant: 'Countdown-4arg',
    ...{ attempts: 2.34, reflections: 7.13, f1Correct: 0.65, f1Incorrect: 0.97, solved: 42.1 },
  })
  expect(of('Mult-2dig')).toMatchObject({ attempts: 2.27, f1Incorrect: 0.44, solved: 93.9 })
  expect(of('Countdown-3arg')).toMatchObject({ reflections: 1.24, solved: null })
  expect(printed.usage.filter(({ f1Correct }) => f1Correct! < 0.5)).toHaveLength(9)
})

test('over 13 variants reflections do not go with what is solved', () => {
  const { rho, lo, hi, n } = printed.reflectionsWithSolved
  expect([rho!.toFixed(2), n]).toEqual(['-0.03', 13])
  expect(lo! < 0 && hi! > 0).toBe(true)
})

test('SkillFactory 1.5B keeps 33 % of its accuracy from 4 to 6 arguments, RL-Only 75 %', () => {
  const [small] = printed.ladders
  expect([small!.model, small!.steps]).toEqual(['Qwen2.5-1.5B-Instruct', ['4arg', '5arg', '6arg']])
  const kept = Object.fromEntries(
    small!.ladders
      .filter(({ stage }) => stage === 'rl')
      .map(({ arm, kept }) => [arm, Math.round(kept.at(-1)! * 100)]),
  )
  expect(kept).toMatchObject({ SkillFactory: 33, 'RL-Only': 75 })
  const own = small!.ladders.find(({ arm, stage }) => arm === 'SkillFactory' && stage === 'rl')!
  expect(own.levels).toEqual([42.1, 19.2, 13.9])
  expect(own.drops.at(-1)).toBeCloseTo(-28.2)
})

test('both means that are called Overall are printed, and follow from their parts', () => {
  const own = printed.overalls!.rows.find(
    (row) => row.arm === 'SkillFactory' && row.stage === 'rl',
  )!
  expect(own.printed).toEqual({ families: 35.7, variants: 31.9 })
  expect(own.computed.families).toBeCloseTo(35.66, 2)
  expect(own.computed.variants).toBeCloseTo(31.87, 2)
  expect(printed.overalls!.nOf).toEqual({ families: 6, variants: 10 })
  const partly = printed.overalls!.rows.find(
    (row) => row.arm === 'R1 Distill' && row.stage === 'rl',
  )!
  expect(partly.computed.families).toBeNull()
})

test('the arm that leads after SFT does not lead after RL', () => {
  const { lines, base } = printed.stages!
  const ranks = Object.fromEntries(
    lines.map(({ arm, points }) => [arm, points.map((point) => point?.rank ?? null)]),
  )
  expect(base).toBe(1.9)
  // The table lost STaR after RL; that of Countdown alone prints it.
  expect(printed.stages!.rlElsewhere).toEqual([{ arm: 'STaR', value: 9.7 }])
  expect(ranks).toMatchObject({
    SkillFactory: [null, 2, 1],
    'R1 Distill': [null, 1, 2],
    'RL-Only': [null, null, 3],
  })
})

test('falls of 15 points and more below the base model are flagged, the deepest first', () => {
  expect(printed.falls).toHaveLength(7)
  expect(printed.falls[0]).toEqual({
    ...{ model: 'Qwen2.5-7B-Instruct', arm: 'RL-Only', task: 'GSM8k', before: 80.7, after: 5.7 },
  })
  expect(findFalls({ ...tables[0]!, rows: [] })).toEqual([])
})

test('length against outcome is read arm by arm', () => {
  expect(printed.lengths[0]).toMatchObject({
    task: 'Countdown',
    arms: [
      { arm: 'RL Only', before: 13.8, after: 15, difference: 1.2 },
      { arm: 'R1 Distill', before: 7.1, after: 11.8, difference: 4.7 },
      { arm: 'SkillFactory', before: 17.5, after: 22.8, difference: 5.3 },
    ],
  })
})

test('a difference is the one that the source prints, not what its rounded values leave', () => {
  const of = (task: string) =>
    printed.lengths.find((row) => row.task === task)!.arms.map(({ difference }) => difference)
  expect(of('Acronym')).toEqual([-2.3, 1.9, -0.2])
  expect(of('CommonsenseQA')).toEqual([0.1, 1.3, -1])
})

test('an experiment without such tables has none', () => {
  expect(readPrintedBehaviors([])).toBeNull()
})
