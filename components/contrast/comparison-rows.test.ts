import { expect, test } from 'vitest'
import type { ExperimentFrame } from '@/lib/cells/describe-contrast'
import { NO_CHANGES } from '@/lib/domain/review-change'
import { DEFAULT_COMPARISON } from '@/lib/url/comparison'
import { overviewHref } from '@/lib/url/experiment'
import { comparisonRows, type WhyNot } from './comparison-rows'
import { comparisonWords } from './comparison-words'
import { successOnly } from './success-only'

const condition = (key: 'no_skills' | 'curated') => {
  return { key, kind: key, label: key, nTasks: 3, nTrials: 12, nInferred: 0 }
}

const frame: ExperimentFrame = {
  experiment: {
    ...{ slug: 'x', name: 'x', description: null, kind: 'logs', isGenerated: false },
    ...{ citation: null, nTasks: 3, nConfigurations: 1, nTrials: 12, nDomains: 2 },
    nTasksWithoutDomain: 0,
    filledViews: [],
  },
  conditions: [condition('no_skills'), condition('curated')],
  contrast: {
    ...{ without: condition('no_skills'), with: condition('curated') },
    ...{ policy: 'headline', uncertainty: 'new_tasks', weighting: 'tasks' },
    ...{
      canSwitchPolicy: true,
      canRerun: true,
      showsSkills: true,
      once: [],
      basis: 'covers_tasks',
      configurations: ['alpha'],
    },
    counts: {
      without: { nTrials: 6, nCountedAsFail: 0, nExcluded: 0 },
      with: { nTrials: 6, nCountedAsFail: 0, nExcluded: 0 },
    },
  },
  uses: ['tokens_total', 'steps'],
  changes: { ...NO_CHANGES, isApplied: true },
}

const rowsOf = (params: Partial<typeof DEFAULT_COMPARISON> = {}, whyNot?: WhyNot) =>
  comparisonRows(
    frame,
    { ...DEFAULT_COMPARISON, ...params },
    (changed) => overviewHref('x', changed),
    whyNot,
  )
const measureRow = (...asked: Parameters<typeof rowsOf>) =>
  rowsOf(...asked).find(({ label }) => label === 'measure')!

test('what the logs say can be chosen; what none says stands there with its reason', () => {
  const { options, why } = measureRow()
  expect(options.map(({ label, href }) => [label, href])).toEqual([
    ['reward', '/experiments/x'],
    ['tokens', '/experiments/x?measure=tokens_total'],
    ['cost', null],
    ['time', null],
    ['steps', '/experiments/x?measure=steps'],
    ['tool calls', null],
    ['failed tool calls', null],
  ])
  expect(options[0]!.isCurrent).toBe(true)
  expect(why).toMatch(/^Nothing here says: cost, time, tool calls, failed tool calls\./)
})

test('which runs count is a choice of a use only', () => {
  const labels = (measure: 'reward' | 'steps') => rowsOf({ measure }).map(({ label }) => label)
  expect(labels('reward')).not.toContain('runs')
  expect(labels('steps')).toContain('runs')
})

test('a view of success alone holds reward, whatever the link says, and says why', () => {
  const { options, why } = measureRow({ measure: 'steps' }, successOnly('timing'))
  expect(options.filter(({ href }) => href !== null)).toEqual([])
  expect(options.find(({ isCurrent }) => isCurrent)!.label).toBe('reward')
  expect(why).toBe('When a skill was written is judged by success only.')
})

test('a view of uses alone shows which it took, and that reward is elsewhere', () => {
  const { options } = measureRow({}, { shownMeasure: 'tokens_total' })
  expect(options.find(({ isCurrent }) => isCurrent)!.label).toBe('tokens')
  expect(options.find(({ label }) => label === 'reward')!.href).toBeNull()
})

const PARAMS = { ...DEFAULT_COMPARISON, policy: 'fail', uncertainty: 'rerun' } as const
// Of a frame only these are looked at here.
const BARE_FRAME = {
  ...{ conditions: [], experiment: { kind: 'logs', nDomains: 2, nConfigurations: 1 } },
  contrast: { canSwitchPolicy: true, canRerun: true },
  uses: [],
} as unknown as ExperimentFrame

test('what does not apply on a view cannot be chosen, says why, and does not stand as chosen', () => {
  const rowsWith = (whyNot: Parameters<typeof comparisonRows>[3]) =>
    comparisonRows({ ...BARE_FRAME, contrast: BARE_FRAME.contrast }, PARAMS, () => '/there', whyNot)
  const errorsOf = (rows: ReturnType<typeof comparisonRows>) =>
    rows.find(({ label }) => label === 'errors')!
  expect(errorsOf(rowsWith({}))).toMatchObject({ why: null })
  const errors = errorsOf(rowsWith({ policy: 'Every trial counts.' }))
  expect(errors.why).toBe('Every trial counts.')
  expect(errors.options.map(({ href }) => href)).toEqual([null, null, null])
  expect(errors.options.find(({ isCurrent }) => isCurrent)!.label).toBe('headline')
  expect(comparisonWords(BARE_FRAME, PARAMS, {})).toContain('every error fails')
  expect(comparisonWords(BARE_FRAME, PARAMS, { policy: 'x' })).toContain(
    'trials however they ended',
  )
})

test('many rounds of a skill are named in short, with their whole names as hints', () => {
  const rounds = Array.from({ length: 9 }, (_, at) => ({
    ...condition('curated'),
    ...{ key: `evolved_${at}`, label: `evolved, round ${at}` },
  }))
  const [row] = comparisonRows({ ...frame, conditions: rounds }, DEFAULT_COMPARISON, () => '/')
  expect(row!.options[1]).toMatchObject({ label: 'round 1', hint: 'evolved, round 1' })
})
