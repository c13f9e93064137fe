import { expect, test } from 'vitest'
import type { EffectSection } from './effect-sections'
import { finishMap } from './effect-map'
import { leadingCount, sayEffects } from './say-effects'

/** A row of gains in points, each with a standard error: `MASA: 3 26, se 5`. */
function sectionFromText(text: string): EffectSection {
  const rows = text
    .trim()
    .split('\n')
    .map((line) => {
      const [, label, gains, se] = /^\s*(.+): (.+), se (.+)$/.exec(line)!
      return { label: label!, gains: gains!.split(' ').map(Number), se: Number(se) }
    })
  const map = finishMap({
    ...{ id: 'm', label: '', baseline: 'none', baselineTokens: null, baselineRates: null },
    ...{ interactionShare: null, nPerCell: null, sources: [] },
    columns: rows[0]!.gains.map((_, at) => ({
      key: `m${at}`,
      label: `m${at}`,
      note: null,
      isMean: false,
    })),
    rows: rows.map(({ label, gains, se }) => ({
      ...{ key: label, label, tokens: null },
      cells: gains.map((points) => ({
        ...{ baseline: null, rate: null, nTasks: null, nTrials: null },
        ...{ gain: points / 100, se: se / 100 },
        ...{ low: (points - 1.96 * se) / 100, high: (points + 1.96 * se) / 100 },
      })),
    })),
  })
  return {
    ...{ kind: 'condition', columnWord: 'model', maps: [map], baseline: 'none', baselines: [] },
    ...{ facets: [], facet: null, counts: [] },
  }
}

const sayFirst = (text: string) => sayEffects(sectionFromText(text))[0]

test('where every model gains, the models differ in how much, not in the answer', () => {
  const said = sayFirst('MASA: 3.4 24 26.4 28, se 2')
  expect(said).toContain('differ by more than chance under MASA')
  expect(said).toMatch(/: they differ in how much\.$/)
  expect(sayFirst('Detailed: -15 6 4, se 2')).toMatch(/: no one answer holds for every model\.$/)
})

test('rows are corrected for how many were tested: one of six at p = 0.046 is no finding', () => {
  // Two gains of one standard error differ by 1.995 standard errors of the difference: p = 0.046.
  const moderate = 'Moderate: 0 28.22, se 10'
  expect(sayFirst(moderate)).toContain('p = 0.046')
  const alike = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}: 1 1, se 10`)
  expect(sayFirst([moderate, ...alike].join('\n'))).toContain(
    'In no row are the models told apart by more than chance (6 rows tested',
  )
})

test('rows that differ in sign and rows that differ in size are counted apart', () => {
  expect(sayFirst('up: 1 30, se 2\nboth: -15 15, se 2')).toContain(
    'under 1 of these no one answer holds for every model, under the others they differ in how much',
  )
})

test('how many intervals leave zero by chance is not rounded up to one', () => {
  const beyond = (text: string) => sayEffects(sectionFromText(text))[1]
  expect(beyond('a: 1 2 3 4, se 5\nb: 1 2 3 4, se 5')).toMatch(
    /Of 8 intervals at 95 %, fewer than 1 would leave zero by chance if nothing had an effect\.$/,
  )
  expect(beyond('a: 1 2 3 4 5 6, se 5\nb: 1 2 3 4 5 6, se 5')).toContain('about 1 would')
})

test('one cell is no share of cells, and no family of intervals', () => {
  expect(sayEffects(sectionFromText('Skills: 12, se 2'))).toContain(
    'The only cell is beyond noise: m0 under Skills (+12.0).',
  )
})

test('the condition that leads is the one with the largest share beyond noise, over all sections', () => {
  const count = (label: string, nBeyond: number, nKnown: number) => ({ label, nBeyond, nKnown })
  const section = (kind: EffectSection['kind'], ...counts: EffectSection['counts'][number][]) => ({
    ...sectionFromText('a: 1 2, se 5'),
    ...{ kind, counts, baseline: 'No Skill' },
  })
  const lengths = section('length', count('Concise', 2, 7), count('Detailed', 3, 7))
  const conditions = section('condition', count('Base Skill', 0, 8), count('MASA', 7, 8))
  expect(leadingCount([lengths, conditions])).toMatchObject({
    label: 'MASA',
    nBeyond: 7,
    nKnown: 8,
  })
  expect(leadingCount([section('condition', count('evolved', 0, 3))])).toBeNull()
  // One cell is no share of cells.
  expect(leadingCount([section('condition', count('Skills', 1, 1))])).toBeNull()
})
