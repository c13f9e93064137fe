import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { PrintedTable } from '@/lib/domain/printed-table'
import { printedSections } from './effect-sections'
import { effectTables, printedGain, printedMaps } from './printed-maps'
import { saySameCells } from './same-cells'
import { leadingCount, sayEffects } from './say-effects'

const { tables } = JSON.parse(readFileSync('public/examples/masa/tables.json', 'utf8')) as {
  tables: PrintedTable[]
}
const mapsOf = (id: string, baseline: string | null = null) =>
  printedMaps(effectTables(tables.filter((table) => table.id === id))[0]!, baseline)
const pp = (value: number | null) => (value! * 100).toFixed(1)

test('length of skill text on Qwen3: one of twelve cells differs from no skill beyond noise, 8B with the longest', () => {
  const [map] = mapsOf('masa.granularity.qwen3')
  expect([map!.nBeyond, map!.nKnown]).toEqual([1, 12])
  const detailed = map!.rows.find(({ key }) => key === 'Detailed')!
  const at = map!.columns.findIndex(({ key }) => key === 'Qwen3-8B')
  const cell = detailed.cells[at]!
  expect(cell.isBeyond).toBe(true)
  expect([cell.gain, cell.low, cell.high].map(pp)).toEqual(['-15.0', '-24.7', '-4.9'])
  expect(cell.nTrials).toBe(280)
})

test('length of skill text on Gemma3: five of nine cells are beyond noise', () => {
  const [map] = mapsOf('masa.granularity.gemma3')
  expect([map!.nBeyond, map!.nKnown]).toEqual([5, 9])
})

test('the base skills help the smallest Qwen3 and hurt the next on ALFWorld, both within noise', () => {
  const [map] = mapsOf('masa.alfworld')
  const base = map!.rows.find(({ key }) => key === 'Base Skill')!
  expect(base.cells.slice(0, 2).map(({ gain }) => pp(gain))).toEqual(['2.9', '-7.1'])
  expect(base.flip).toBe('within_noise')
})

test('rewriting for the model is told apart from no skill in seven of eight cells of ALFWorld and WebShop', () => {
  const rows = ['masa.alfworld', 'masa.webshop'].map((id) =>
    mapsOf(id)[0]!.rows.find(({ key }) => key === 'MASA')!,
  )
  expect(rows.map(({ nBeyond, nKnown }) => `${nBeyond} of ${nKnown}`)).toEqual(['4 of 4', '3 of 4'])
})

test('four sizes of Qwen3 differ under the longest text by more than chance', () => {
  const [map] = mapsOf('masa.granularity.qwen3')
  const { test: found } = map!.rows.find(({ key }) => key === 'Detailed')!
  expect(found).toMatchObject({ method: 'cochran_q', df1: 3, nColumns: 4 })
  expect(found!.statistic).toBeCloseTo(12.8, 0)
  expect(found!.p).toBeCloseTo(0.005, 3)
})

test('another baseline is taken where the table has it, and its own where it does not', () => {
  expect(mapsOf('masa.alfworld', 'Base Skill')[0]!.baseline).toBe('Base Skill')
  expect(mapsOf('masa.granularity.qwen3', 'Base Skill')[0]!.baseline).toBe('No Skill')
})

test('without a number of attempts there is a gain and no interval', () => {
  expect(printedGain(0.329, 0.369, null)).toMatchObject({
    ...{ gain: expect.closeTo(0.04, 10) as number, low: null, high: null, se: null },
    nTrials: null,
  })
})

test('a table of benchmark, variant and model has a map for each benchmark', () => {
  const maps = mapsOf('masa.ablation.stage')
  expect(maps.map(({ label, baseline }) => [label, baseline])).toEqual([
    ['ALFWorld, Qwen3', 'full'],
    ['WebShop, Qwen3', 'full'],
  ])
  expect(maps[0]!.rows.map(({ key }) => key)).toEqual(['w/o task-specific', 'w/o general'])
  expect(pp(maps[1]!.rows[1]!.cells[3]!.gain)).toBe('-25.0')
})

test('a column that is the mean of the others is one more in no test, no count and no sign flip', () => {
  const table: PrintedTable = {
    ...{ id: 't', system: 's', title: 'T', source: 'S', provenance: 'paper_text', notes: null },
    ...{ metric: 'accuracy', unit: 'percent', rowDims: ['arm'], columnDim: 'task', facts: {} },
    ...{ columns: ['GPQA', 'AMC', 'Overall'], nPerCell: 100 },
    rows: [
      ['base', 50, 50, 50],
      ['skills', 60, 90, 49],
    ],
  }
  const [map] = printedMaps(effectTables([table])[0]!, null)
  const [row] = map!.rows
  expect(map!.columns.map(({ isMean }) => isMean)).toEqual([false, false, true])
  expect(row!.cells.map(({ gain }) => pp(gain))).toEqual(['10.0', '40.0', '-1.0'])
  expect(row).toMatchObject({ nKnown: 2, nBeyond: 1, flip: null, test: { nColumns: 2, df1: 1 } })
})

test('the sentences name what differs, by the map where a model stands in several', () => {
  const say = (...ids: string[]) =>
    printedSections(
      ids.map((id) => tables.find((table) => table.id === id)!),
      { baseline: null, facet: null },
    ).flatMap(sayEffects)
  expect(say('masa.granularity.qwen3')).toEqual([
    'The models differ by more than chance under Detailed, ALFWorld, Qwen3 (Cochran’s Q 12.9, df 3, p = 0.005, q = 0.015) (3 rows tested): no one answer holds for every model.',
    '1 of 12 cells is beyond noise: Qwen3-8B under Detailed (−15.0). Of 12 intervals at 95 %, about 1 would leave zero by chance if nothing had an effect.',
    '3 rows of 3 change sign between models, none of them beyond noise on both sides.',
  ])
  expect(say('masa.alfworld', 'masa.webshop')[1]).toContain(
    'Qwen3-32B under MASA, ALFWorld, Qwen3 (+29.3), Qwen3-32B under MASA, WebShop, Qwen3 (+28.0)',
  )
})

test('of an ablation without n, the whole is told to be the cells that another table prints with n', () => {
  const sections = printedSections(tables, { baseline: null, facet: null })
  const { maps } = sections.find(({ kind }) => kind === 'ablation')!
  const all = sections.flatMap((one) => one.maps)
  expect(maps.every(({ nPerCell }) => nPerCell === null)).toBe(true)
  expect(saySameCells(maps, all)).toBe(
    '; its “full” cells are those of MASA in ALFWorld, Qwen3, n = 140, and of MASA in WebShop, Qwen3, n = 500, above',
  )
  expect(saySameCells(maps, maps)).toBe('')
  // What the source is about leads its page, not one cell of another table.
  expect(leadingCount(sections)).toMatchObject({ label: 'MASA', nBeyond: 7, nKnown: 8 })
})
