/** What one size of an experiment took on one kind of database. */
export interface GrowthRow {
  readonly place: 'file' | 'server'
  readonly trials: number
  readonly seconds: number
  readonly cpuSeconds: number
  readonly peakMb: number
  readonly sizeMb: number
  /** Milliseconds, by page; the first is the overview. */
  readonly pages: readonly { readonly warm: number; readonly fresh: number }[]
  readonly servingMb: number
}

const PLOTS: readonly { readonly title: string; readonly of: (row: GrowthRow) => number }[] = [
  { title: 'Import, trials a second', of: ({ trials, seconds }) => trials / seconds },
  { title: 'Overview after new data, ms', of: ({ pages }) => pages[0]?.fresh ?? 0 },
  { title: 'Database, MB', of: ({ sizeMb }) => sizeMb },
  { title: 'Memory of an import, MB', of: ({ peakMb }) => peakMb },
]

/** Two figures are enough for a picture. */
const rounded = (value: number) => Number(value.toPrecision(2))

/**
 * Diagrams of a table of growth, as fenced Mermaid, a line each kind of database, in the order of `rows`;
 * none where there is a single size, which is no line.
 */
export function growthPlots(rows: readonly GrowthRow[]): string[] {
  const places = [...new Set(rows.map(({ place }) => place))]
  const sizes = [...new Set(rows.map(({ trials }) => trials))].sort((one, two) => one - two)
  if (sizes.length < 2) return []
  return PLOTS.map(({ title, of }) => {
    // A line has a value at each of its places, so one that ends early ends the axis of all.
    const lines = places.map((place) =>
      sizes.flatMap((size) => {
        const row = rows.find((one) => one.place === place && one.trials === size)
        return row ? [rounded(of(row))] : []
      }),
    )
    const axis = sizes.map((size) => `"${size.toLocaleString('en')}"`).join(', ')
    return [
      '```mermaid',
      'xychart-beta',
      `  title "${title} (${places.join(', then ')})"`,
      `  x-axis "trials" [${axis}]`,
      `  y-axis 0 --> ${Math.max(...lines.flat())}`,
      ...lines.map((line) => `  line [${line.join(', ')}]`),
      '```',
    ].join('\n')
  })
}
