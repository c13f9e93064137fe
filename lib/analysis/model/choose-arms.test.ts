import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import { compareModels, type ModelsQuestion } from './compare-models'

const QUESTION: ModelsQuestion = {
  ...DEFAULT_QUESTION,
  ...{ first: null, firstCondition: null, second: null },
  ...{ secondCondition: null, margin: 0.05, small: [], large: [], x: null },
}

async function viewOf(text: string, fields: Partial<ModelsQuestion> = {}) {
  const db = await createTestDb()
  await makeExperiment(db, { cells: cellsFromText(text) })
  return (await compareModels(db, 'test', { ...QUESTION, ...fields }))!
}

/** One small model that does well by luck, two that do not, and a large one. */
const THREE_SMALL = [0.9, 0.5, 0.25, 0.3, 0.8, 0.45, 0.55, 0.35]
  .flatMap((reward, i) => [
    `t${i} | large | no_skills | 0.4`,
    `t${i} | first | curated | ${reward}`,
    `t${i} | second | curated | ${i % 2 === 0 ? 0.1 : 0.3}`,
    `t${i} | third | curated | ${i % 3 === 0 ? 0.2 : 0.1}`,
  ])
  .join('\n')

test('the best of several pairs is shown with the verdict that its table gives it', async () => {
  const sizes = { small: ['first', 'second', 'third'], large: ['large'] }
  const { pair, pairs } = await viewOf(THREE_SMALL, sizes)
  expect(pair).toMatchObject({ reason: 'best_pair', first: { configuration: 'first' } })
  const [row] = pairs.pairs
  expect(pair!.corrected).toEqual({ q: row!.q, nPairs: 3 })
  // Alone it would pass: p = .044; but it is the best of three.
  expect(pair!.comparison.p).toBeLessThan(0.05)
  expect(row!.q).toBeGreaterThan(0.1)
  expect([pair!.comparison.verdict, row!.comparison.verdict]).toEqual(Array(2).fill('inconclusive'))
  const asked = await viewOf(THREE_SMALL, { ...sizes, first: 'first', second: 'large' })
  expect(asked.pair).toMatchObject({ reason: 'chosen', comparison: { verdict: 'non_inferior' } })
  expect(asked.pair!.corrected).toEqual(pair!.corrected)
})

test('a pair leads only where its cheaper model was not ahead without skills', async () => {
  // Haiku alone beats Opus alone already: that skills let it reach Opus is no news.
  const ahead = ['a', 'b', 'c', 'd']
    .map(
      (task) =>
        `${task} | haiku-4-5 | no_skills | 1 1\n${task} | haiku-4-5 | curated | 1 1\n${task} | opus-4-5 | no_skills | 0 1`,
    )
    .join('\n')
  const { pairs, pair } = await viewOf(ahead)
  expect(pairs.pairs[0]).toMatchObject({ bare: 1, headStart: 0.5 })
  expect(pair!.reason).toBe('none_behind')
})

test('a pair known by parameters leads before one known by price with more evidence', async () => {
  const { pairs, pair } = await viewOf(
    ['a', 'b', 'c', 'd', 'e', 'f']
      .map(
        (task, at) => `${task} | haiku-4-5 | no_skills | 0 0
          ${task} | haiku-4-5 | curated | 1 1
          ${task} | opus-4-5 | no_skills | 0 0
          ${task} | deepseek-v4-flash | no_skills | 0 0
          ${task} | deepseek-v4-flash | curated | ${at % 2} 1
          ${task} | deepseek-v4-pro | no_skills | 0 ${at % 2}`,
      )
      .join('\n'),
  )
  expect(pairs.pairs[0]!.small).toBe('haiku-4-5')
  expect(pair!.first.model).toBe('deepseek-v4-flash')
  expect(pair!.second.model).toBe('deepseek-v4-pro')
})

test('where nothing tells which is smaller, two are shown that have tasks in common', async () => {
  const { pair } = await viewOf(`
    a | low  | no_skills | 0
    a | low  | curated   | 1
    a | mid  | no_skills | 0.5
    a | mid  | curated   | 1
    b | high | no_skills | 1
    b | high | curated   | 1
  `)
  expect(pair).toMatchObject({
    ...{ reason: 'lowest_against_highest', comparison: { nTasks: 1 } },
    ...{ first: { configuration: 'low' }, second: { configuration: 'mid' } },
  })
})
