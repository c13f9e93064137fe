import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { experiment, printedTable } from '@/db/schema'
import { createTestDb } from '@/db/testing'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import type { PrintedTable } from '@/lib/domain/printed-table'
import { compareEffects, type EffectsQuestion } from './compare-effects'

const QUESTION = { ...DEFAULT_QUESTION, baseline: null, facet: null }

async function viewOf(text: string, fields: Partial<EffectsQuestion> = {}) {
  const db = await createTestDb()
  await makeExperiment(db, { cells: cellsFromText(text) })
  return (await compareEffects(db, 'test', { ...QUESTION, ...fields }))!
}

async function viewOfExample(slug: string, fields: Partial<EffectsQuestion> = {}) {
  const db = await createTestDb()
  const row = { slug, name: slug, kind: 'published' as const, createdAt: 1 }
  const [stored] = await db.insert(experiment).values(row).returning()
  const { tables } = JSON.parse(readFileSync(`public/examples/${slug}/tables.json`, 'utf8')) as {
    tables: PrintedTable[]
  }
  for (const body of tables)
    await db
      .insert(printedTable)
      .values({ experimentId: stored!.id, tableId: body.id, title: body.title, body })
  return (await compareEffects(db, slug, { ...QUESTION, ...fields }))!
}

const TASKS = Array.from({ length: 12 }, (_, at) => `task${at}`)

/** Skills help `weak` on every task and hurt `strong` on every second one. */
const OPPOSED = TASKS.flatMap((task, at) => [
  `${task} | weak | no_skills | 0 0 0`,
  `${task} | weak | curated | ${at < 3 ? '0 0 0' : '1 1 0'}`,
  `${task} | strong | no_skills | 1 1 1`,
  `${task} | strong | curated | ${at % 2 === 0 ? '0 0 1' : '1 1 1'}`,
]).join('\n')

test('conditions by configurations: gains on common tasks, a sign flip beyond noise, and a test that says they differ', async () => {
  const { sections, isFromCells } = await viewOf(OPPOSED)
  expect(isFromCells).toBe(true)
  const [map] = sections[0]!.maps
  const [row] = map!.rows
  const byColumn = new Map(map!.columns.map(({ key }, at) => [key, row!.cells[at]!]))
  expect(byColumn.get('weak')).toMatchObject({ gain: 0.5, isBeyond: true, nTasks: 12 })
  expect(byColumn.get('strong')).toMatchObject({ isBeyond: true, baseline: 1 })
  expect(byColumn.get('strong')!.gain).toBeCloseTo(-1 / 3, 12)
  expect(row).toMatchObject({ flip: 'established', nBeyond: 2, nKnown: 2 })
  expect(row!.test).toMatchObject({ method: 'repeated_measures_f', nTasks: 12, df1: 1, df2: 11 })
  expect(row!.test!.p).toBeLessThan(0.001)
  expect(row!.test!.signP).toBeLessThan(0.01)
})

test('fewer than ten common tasks are tested by shuffling', async () => {
  const few = OPPOSED.split('\n').filter((line) => /^task[0-4] /.test(line))
  const { sections } = await viewOf(few.join('\n'))
  expect(sections[0]!.maps[0]!.rows[0]!.test).toMatchObject({ method: 'permutation', nTasks: 5 })
})

test('another baseline turns the gains around', async () => {
  const { sections } = await viewOf(OPPOSED, { without: 'curated' })
  const [map] = sections[0]!.maps
  const at = map!.columns.findIndex(({ key }) => key === 'weak')
  expect(map!.rows[0]!.cells[at]!.gain).toBe(-0.5)
  expect(sections[0]!.baselines.map(({ key }) => key)).toEqual(['no_skills', 'curated'])
})

test('a condition that a configuration never ran leaves its cell empty, not zero', async () => {
  const { sections } = await viewOf(`${OPPOSED}\ntask0 | weak | generated_before | 1`)
  const [map] = sections[0]!.maps
  const row = map!.rows.find(({ key }) => key === 'generated_before')!
  const at = map!.columns.findIndex(({ key }) => key === 'strong')
  expect(row.cells[at]).toMatchObject({ gain: null, rate: null, isBeyond: null, residual: null })
  expect(map!.interactionShare).toBeNull()
})

test('one condition has no map, and edge data gives nulls, never NaN', async () => {
  expect((await viewOf('a | one | no_skills | 1')).sections).toEqual([])
  const edges = [
    'a | one | no_skills | infra\na | one | curated | 1',
    OPPOSED.split('\n').slice(0, 4).join('\n'),
  ]
  for (const text of edges)
    expect(
      JSON.stringify(await viewOf(text), (_, value: unknown) =>
        typeof value === 'number' && !Number.isFinite(value) ? 'odd' : value,
      ),
    ).not.toContain('odd')
})

test('MASA: lengths first, then rewriting, with counts beyond noise over both benchmarks', async () => {
  const { sections, doses, profile } = await viewOfExample('masa')
  expect(sections.map(({ kind, maps }) => [kind, maps.length])).toEqual([
    ['length', 2],
    ['condition', 2],
    ['condition', 1],
    ['ablation', 2],
    ['ablation', 2],
    ['transfer', 1],
  ])
  expect(sections[0]!.maps.map((map) => [map.label, map.nBeyond, map.nKnown])).toEqual([
    ['ALFWorld, Qwen3', 1, 12],
    ['ALFWorld, Gemma3', 5, 9],
  ])
  const masa = sections[1]!.counts.find(({ label }) => label === 'MASA')
  expect(masa).toEqual({ label: 'MASA', nBeyond: 7, nKnown: 8 })
  expect(doses.flatMap(({ lines }) => lines)).toHaveLength(7)
  const [best] = doses[0]!.lines
  expect(best!.points.map(({ tokens }) => tokens)).toEqual([0, 370, 1092, 2737])
  const of8b = profile!.models.find(({ model }) => model === 'Qwen3-8B')!
  const label = (name: string) => profile!.columns.findIndex((column) => column.label === name)
  expect(of8b.values[label('mean action chars')]).toBe(1021)
  expect(of8b.values[label('alfworld masa, tokens')]).toBe(3492)
  // The 4B library was made for Qwen3-4B; Gemma3-4B never had it.
  expect(profile!.models.map(({ model }) => model)).not.toContain('Gemma3-4B')
})

test('a table of many tasks shows its overall column, and another one where the link asks for it', async () => {
  const overall = await viewOfExample('skillfactory')
  const asked = await viewOfExample('skillfactory', { facet: '6arg' })
  const facetsOf = ({ sections }: typeof overall) =>
    sections.find(({ facets }) => facets.includes('6arg'))!
  expect(facetsOf(overall).facet).toBe('Overall')
  const { maps, facet } = facetsOf(asked)
  expect(facet).toBe('6arg')
  expect(maps[0]!.rows.every(({ nKnown }) => nKnown === 0)).toBe(true)
})

test('skills learned from one model’s runs and used by another stand in a grid', async () => {
  const { transfer, sections } = await viewOfExample('skilllearnbench')
  expect(sections).toEqual([])
  expect(transfer!.transfers).toHaveLength(9)
  expect(transfer!.transfers[0]).toMatchObject({
    ...{ domain: 'ALFWorld', learnedFrom: 'Gemini-3.1-Pro', usedBy: 'GPT-5.4' },
    gain: expect.closeTo(0.0746, 10) as number,
  })
})

test('conditions that differ by who wrote them, and not only by length, say so', async () => {
  const cells = (kinds: readonly string[]) =>
    kinds.map((kind) => `sum | alpha | ${kind} | 1`).join('\n')
  expect(await viewOf(cells(['no_skills', 'curated']))).toMatchObject({ isLengthMixed: false })
  const mixed = await viewOf(cells(['no_skills', 'curated', 'generated_after']))
  expect(mixed).toMatchObject({ isLengthMixed: true, tokenCoverage: [] })
})
