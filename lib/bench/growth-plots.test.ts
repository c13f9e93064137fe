import { expect, test } from 'vitest'
import { growthPlots, type GrowthRow } from './growth-plots'

const row = (place: GrowthRow['place'], trials: number, seconds: number): GrowthRow => ({
  ...{ place, trials, seconds, cpuSeconds: 1, peakMb: 130, sizeMb: 2, servingMb: 300 },
  pages: [{ warm: 20, fresh: 1182.4 }],
})

test('a diagram each figure, a line each kind of database', () => {
  const rows = [row('file', 1000, 3.5), row('file', 10_000, 20), row('server', 1000, 4)]
  const [rates] = growthPlots(rows)
  expect(rates!.split('\n')).toEqual([
    '```mermaid',
    'xychart-beta',
    '  title "Import, trials a second (file, then server)"',
    '  x-axis "trials" ["1,000", "10,000"]',
    '  y-axis 0 --> 500',
    '  line [290, 500]',
    '  line [250]',
    '```',
  ])
  expect(growthPlots(rows)).toHaveLength(4)
})

test('one size is no line', () => {
  expect(growthPlots([row('file', 1000, 3.5)])).toEqual([])
})
