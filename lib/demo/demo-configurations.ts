/** An agent of the demo: an invented harness with an invented model, and how it works. */
export interface DemoConfiguration {
  readonly harness: string
  readonly harnessVersion: string
  readonly provider: string
  readonly model: string
  /** USD for a million tokens. */
  readonly price: { readonly input: number; readonly cached: number; readonly output: number }
  readonly secondsPerCall: readonly [number, number]
  /** `split`: a tool for each deed. `shell`: everything through one shell. */
  readonly tools: 'split' | 'shell'
  /** How likely the first program has an ordinary mistake. */
  readonly slipChance: number
  /** How often at most it runs a failing program again before it thinks. */
  readonly maxRepeats: number
  /** How likely it looks at its result before handing it in. */
  readonly inspectChance: number
  readonly isLarge: boolean
}

const SMALL = {
  provider: 'example',
  model: 'merle-2-mini',
  price: { input: 0.25, cached: 0.025, output: 1.25 },
  slipChance: 0.7,
  inspectChance: 0.35,
  isLarge: false,
} as const

/** One large and one small model, the small one in two harnesses. */
export const DEMO_CONFIGURATIONS: readonly DemoConfiguration[] = [
  {
    harness: 'relay-cli',
    harnessVersion: '1.4.2',
    provider: 'example',
    model: 'merle-2-large',
    price: { input: 3, cached: 0.3, output: 15 },
    secondsPerCall: [6, 22],
    tools: 'split',
    slipChance: 0.25,
    maxRepeats: 0,
    inspectChance: 0.9,
    isLarge: true,
  },
  {
    ...SMALL,
    harness: 'relay-cli',
    harnessVersion: '1.4.2',
    secondsPerCall: [2, 7],
    tools: 'split',
    maxRepeats: 2,
  },
  {
    ...SMALL,
    harness: 'tinker',
    harnessVersion: '0.9.0',
    secondsPerCall: [2, 9],
    tools: 'shell',
    maxRepeats: 3,
  },
]
