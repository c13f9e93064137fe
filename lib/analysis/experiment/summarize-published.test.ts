import { beforeAll, expect, test } from 'vitest'
import type { Db } from '@/db/open-database'
import { createTestDb } from '@/db/testing'
import { makePublishedBoard } from '@/lib/analysis/figure/testing'
import { DEFAULT_QUESTION, type ViewQuestion } from '@/lib/cells/describe-contrast'
import { sayVerdict } from '@/lib/cells/say-verdict'
import type { LuckYardstick } from '@/lib/stats/harm-luck-two-yardsticks'
import { summarizeExperiment, type ExperimentSummary } from './summarize-experiment'

let db: Db
let slug: string
let summary: ExperimentSummary
beforeAll(async () => {
  db = await createTestDb()
  slug = await makePublishedBoard(db)
  summary = (await summarizeExperiment(db, slug, DEFAULT_QUESTION))!
})

const percent = (value: number | null) => (value! * 100).toFixed(1)

test('the published board comes out at its published headline', () => {
  const headline = summary.headline!
  expect(percent(headline.without)).toBe('33.9')
  expect(percent(headline.with)).toBe('50.5')
  expect(percent(headline.gain.estimate)).toBe('16.6')
  expect([percent(headline.gain.low), percent(headline.gain.high)]).toEqual(['11.7', '21.5'])
  expect(percent(headline.normalizedGain.meanOfConfigurations)).toBe('25.5')
  expect(percent(headline.normalizedGain.ofMeans)).toBe('25.1')
  expect([headline.nUp, headline.nTie, headline.nDown]).toEqual([62, 12, 13])
  expect(headline.gain).toMatchObject({ nTasks: 87, nTrials: 9396, method: 'paired_t' })
  expect(headline.verdict).toBe('helps')
  expect(headline.coverage).toMatchObject({
    nTasks: 87,
    plannedTasks: 87,
    tasks: 1,
    nCells: 3132,
    plannedCells: 3132,
  })
})

// Rates without and with skills as the board prints them (SkillsBench v1.1, June 2026).
const BOARD: Record<string, [string, string]> = {
  'OpenHands|GPT-5.5': ['51.5', '67.3'],
  'Codex|GPT-5.5': ['46.8', '66.5'],
  'Claude Code|Opus 4.7': ['43.0', '61.2'],
  'Gemini CLI|Gemini 3.1 Pro': ['36.0', '60.8'],
  'OpenHands|GLM 5.1': ['32.7', '58.4'],
  'OpenHands|Opus 4.8': ['45.7', '54.1'],
  'OpenHands|Kimi K2.6': ['33.4', '54.0'],
  'OpenHands|Opus 4.7': ['42.1', '53.1'],
  'OpenHands|MiniMax M3': ['29.7', '53.0'],
  'OpenHands|Gemini 3.1 Pro': ['33.8', '52.8'],
  'OpenHands|DeepSeek V4 Pro': ['26.9', '50.1'],
  'OpenHands|Gemini 3.5 Flash': ['41.1', '48.2'],
  'OpenHands|Sonnet 4.6': ['33.5', '47.2'],
  'OpenHands|DeepSeek V4 Flash': ['27.5', '44.7'],
  'OpenHands|Grok 4.3': ['22.8', '41.7'],
  'OpenHands|GPT-5.4 Mini': ['29.9', '41.4'],
  'OpenHands|MiniMax M2.7': ['18.1', '34.9'],
  'OpenHands|Gemini 3.1 Flash Lite': ['16.0', '20.1'],
}

test('configuration rates equal the board', () => {
  expect(summary.configurations).toHaveLength(18)
  for (const [key, rates] of Object.entries(BOARD)) {
    const row = summary.configurations.find((one) => one.key === key)!
    expect([percent(row.without), percent(row.with)], key).toEqual(rates)
  }
  const gains = summary.configurations.map(({ gain }) => gain.estimate!)
  expect(gains).toEqual([...gains].sort((a, b) => b - a))
  const best = summary.configurations.find(({ key }) => key === 'OpenHands|GPT-5.5')
  expect([percent(best!.gain.low), percent(best!.gain.high)]).toEqual(['7.8', '23.8'])
})

test('domains run from Natural Science to Mathematics & OR', () => {
  const { domains, i2 } = summary.domains
  expect(
    domains.map(({ domain, gain }) => `${domain} ${gain.nTasks} ${percent(gain.estimate)}`),
  ).toEqual([
    'Natural Science 14 28.8',
    'Media & Content Production 5 24.1',
    'Cybersecurity 7 18.9',
    'Industrial & Physical Systems 14 15.7',
    'Finance & Economics 9 14.2',
    'Office & White Collar 14 12.6',
    'Software Engineering 16 11.6',
    'Mathematics & OR 8 9.7',
  ])
  expect(i2).toBe(0)
  expect(domains.filter(({ gain }) => gain.low! <= 0)).toHaveLength(2)
})

test('domains may be alike or up to 11.5 points apart, and shrink by what is known of that', () => {
  const { domains, p, tauLow, tauHigh, conclusion } = summary.domains
  expect([p!.toFixed(2), percent(tauLow), percent(tauHigh)]).toEqual(['0.47', '0.0', '11.5'])
  const natural = domains.find(({ domain }) => domain === 'Natural Science')!
  expect([percent(natural.shrunk), percent(natural.shrunkSe)]).toEqual(['20.2', '4.8'])
  expect(conclusion).toContain('typical distances from the overall gain of 0.0 to 11.5 pp fit')
})

test('thirteen losses stand between what luck gives if skills do nothing and if they help alike', () => {
  const { luck } = summary.harms
  expect(luck).toMatchObject({ nTasks: 79, observedNegative: 13 })
  expect(luck!.logOr!.toFixed(3)).toBe('1.371')
  const shown = ({ expectedNegative, sd, lo, hi }: LuckYardstick) =>
    `${expectedNegative!.toFixed(1)} ${sd!.toFixed(1)} ${lo} ${hi}`
  expect(shown(luck!.nothing)).toBe('32.8 4.2 25 41')
  expect(shown(luck!.common)).toBe('1.2 1.0 0 4')
})

test('the verdict stands in plain words on top', () => {
  const words = sayVerdict(
    { conditions: summary.conditions, contrast: summary.contrast! },
    summary.headline!,
    summary.harms,
  )
  expect(`${words.verdict} ${words.harm}`).toBe(
    'Skills raised success from 34 % to 51 %: +16.6 points, very likely between +11.7 and +21.5. No task is shown to be harmed.',
  )
})

test('none of the thirteen negative tasks stands out, and luck would give about 36 ± 4', () => {
  expect(summary.harms).toMatchObject({ nTasks: 87, nNegative: 13, nStrong: 0, nSuggestive: 0 })
  expect(summary.harms.expectedNegative).toBeGreaterThan(34)
  expect(summary.harms.expectedNegative).toBeLessThan(38)
  expect(summary.harms.expectedSd).toBeCloseTo(4, 0)
  expect(summary.harms.worst).toHaveLength(7)
  expect(summary.harms.worst.every(({ label }) => label === 'within_noise')).toBe(true)
})

test('equal trials a task make trials and tasks weigh the same; domains once give another gain', async () => {
  const under = async (weighting: ViewQuestion['weighting']) =>
    (await summarizeExperiment(db, slug, { ...DEFAULT_QUESTION, weighting }))!.headline!
  const [tasks, trials, domains] = [
    summary.headline!,
    await under('trials'),
    await under('domains'),
  ]
  expect(trials.gain.estimate).toBeCloseTo(tasks.gain.estimate!, 12)
  expect(trials.gain.low).toBeCloseTo(tasks.gain.low!, 12)
  expect(trials.gain.method).toBe('clustered_t')
  expect(percent(domains.gain.estimate)).toBe('17.0')
  expect(domains.gain.method).toBe('domain_means_t')
  expect(domains.with! - domains.without!).toBeCloseTo(domains.gain.estimate!, 12)
})
