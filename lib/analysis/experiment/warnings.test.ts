import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '@/db/open-database'
import { importProblem, trial } from '@/db/schema'
import { createTestDb } from '@/db/testing'
import type { PolicyAnswer } from '@/lib/cells/answer-by-policy'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { DEFAULT_QUESTION, type ViewQuestion } from '@/lib/cells/describe-contrast'
import { summarizeExperiment } from './summarize-experiment'
import { makeTrialDetail } from '@/lib/analysis/testing'
import { displayPoints } from '@/lib/display'
import type { ErrorPolicy } from '@/lib/domain/error-policy'
import type { Verdict } from '@/lib/domain/gain'
import { policyWarning } from '@/lib/cells/warnings/policy-warning'

async function open(text: string, domains: Record<string, string> = {}) {
  const db = await createTestDb()
  const experimentId = await makeExperiment(db, { cells: cellsFromText(text), domains })
  return { db, experimentId }
}

const summaryOf = async (db: Db, asked: Partial<ViewQuestion> = {}) =>
  (await summarizeExperiment(db, 'test', { ...DEFAULT_QUESTION, ...asked }))!
const warningsOf = async (text: string, domains?: Record<string, string>) =>
  (await summaryOf((await open(text, domains)).db)).warnings

const codes = (warnings: readonly { code: string }[]) => warnings.map(({ code }) => code)

const NAMES = [...'abcdefghijkl']
/** Lines `task | alpha | condition | rewards`, one a task. */
const arm = (condition: string, rewards: (index: number) => string, configuration = 'alpha') =>
  NAMES.map((task, index) => `${task} | ${configuration} | ${condition} | ${rewards(index)}`)

test('sound data has no warning', async () => {
  const lines = [
    ...arm('no_skills', (index) => (index % 2 ? '0 1' : '0 0')),
    ...arm('curated', (index) => (index % 3 ? '1 0' : '1 1')),
  ]
  expect(codes(await warningsOf(lines.join('\n')))).toEqual([])
})

test('what is missing bounds the gain, and says whether its sign holds', async () => {
  const lines = [
    ...arm('no_skills', () => '0 1'),
    ...arm('curated', (index) => (index < 3 ? '1 infra' : '1 1')),
  ]
  const { db } = await open(lines.join('\n'))
  const { headline, warnings } = await summaryOf(db)
  // With: (3 · .5 + 9) / 12 at worst, all 1 at best; without .5.
  expect(headline!.coverage.missing).toMatchObject({ nMissing: 3, nPlanned: 48, isSignSure: true })
  expect(headline!.coverage.missing.low).toBeCloseTo(0.375, 12)
  expect(headline!.coverage.missing.high).toBeCloseTo(0.5, 12)
  expect(warnings.find(({ code }) => code === 'missing_bounds')!.text).toContain(
    '3 of 48 trials count for nothing',
  )
})

test('nothing missing bounds nothing', async () => {
  const { db } = await open('a | alpha | no_skills | 0\na | alpha | curated | 1')
  const { missing } = (await summaryOf(db)).headline!.coverage
  // One task says nothing of others like it.
  const sampled = { ciLow: null, ciHigh: null, isSignSure: false }
  const counts = { nPlanned: 2, nMissing: 0, isPlanStated: false }
  expect(missing).toEqual({ ...counts, low: 1, high: 1, ...sampled })
})

test('tasks of another job, which an arm never ran, bound nothing: nobody planned them', async () => {
  const lines = [
    ...arm('no_skills', (index) => (index % 2 ? '0 1' : '0 0')),
    ...arm('curated', () => '1 0'),
    ...NAMES.map((task) => `other-${task} | alpha | no_skills | 1 0`),
  ]
  const { db } = await open(lines.join('\n'))
  const { headline, warnings } = await summaryOf(db)
  const { nMissing, nPlanned, low, high } = headline!.coverage.missing
  expect([nMissing, nPlanned]).toEqual([0, 48])
  expect([low, high]).toEqual([headline!.gain.estimate, headline!.gain.estimate])
  expect(codes(warnings)).not.toContain('missing_bounds')
  // A source that states its plan is another matter.
  const stated = (await open(lines.join('\n'))).db
  await stated.$client.execute('UPDATE experiment SET planned_tasks = 24')
  expect(codes((await summaryOf(stated)).warnings)).toContain('missing_bounds')
})

test('of tasks run now this often, now that often, none was run too rarely', async () => {
  const often = ['0 1', '0', '1 1 0', '0 0 0 1', '1 0 1 0 1', '0 0 1 1 0 1']
  const lines = [
    ...often.map((rewards, index) => `t${index} | alpha | no_skills | ${rewards}`),
    ...often.map((_, index) => `t${index} | alpha | curated | 1`),
  ]
  const { db } = await open(lines.join('\n'))
  expect((await summaryOf(db)).headline!.coverage.missing.nMissing).toBe(0)
})

test('two arms with the same result on every task look copied', async () => {
  const same = (index: number) => (index < 4 ? '1 0' : index < 8 ? '0 0' : '1 1')
  const found = await warningsOf([...arm('no_skills', same), ...arm('curated', same)].join('\n'))
  expect(found.find(({ code }) => code === 'identical_arms')!.text).toMatch(
    /every one of 12 tasks: alpha, no skills = alpha, curated skills/,
  )
})

test('arms that all fail are equal without being suspicious', async () => {
  const found = await warningsOf(
    [...arm('no_skills', () => '0 0'), ...arm('curated', () => '0 0')].join('\n'),
  )
  expect(codes(found)).toEqual(['floor_or_ceiling'])
})

test('an arm whose runs never disagree looks cached', async () => {
  const found = await warningsOf(
    [
      ...arm('no_skills', (index) => (index % 2 ? '1 1' : '0 0')),
      ...arm('curated', (index) => (index % 3 ? '1 0' : '1 1')),
    ].join('\n'),
  )
  expect(codes(found)).toEqual(['no_trial_noise'])
})

test('arms that were run unequally often are said', async () => {
  const found = await warningsOf(
    [...arm('no_skills', () => '0 1 0'), ...arm('curated', () => '1 0')].join('\n'),
  )
  expect(found[0]).toMatchObject({ code: 'trials_differ' })
  expect(found[0]!.text).toContain('3.0 trials')
})

test('another mix of domains is told, and a naive comparison that reverses the sign', async () => {
  const easy = NAMES.slice(0, 8)
  const domains = Object.fromEntries(
    NAMES.map((task) => [task, easy.includes(task) ? 'Easy' : 'Hard']),
  )
  // With skills every common task is better, but the hard ones were run four times as often.
  const lines = [
    ...NAMES.map(
      (task) => `${task} | alpha | no_skills | ${easy.includes(task) ? '1 1 1 0' : '0'}`,
    ),
    ...NAMES.map((task) => `${task} | alpha | curated | ${easy.includes(task) ? '1' : '0 0 0 1'}`),
  ]
  const found = await warningsOf(lines.join('\n'), domains)
  expect(codes(found)).toEqual(expect.arrayContaining(['sign_reversal', 'mix_differs']))
  expect(found.find(({ code }) => code === 'mix_differs')!.text).toContain(
    'Every domain moves the other way',
  )
})

// Easy tasks are run once, hard ones six times; with skills some machinery broke on them.
const UNEVEN = [
  ...arm('no_skills', (index) => (index < 6 ? '0' : '1 0 1 0 1 1')),
  ...arm('curated', (index) => (index < 6 ? '1' : 'infra infra infra infra 0 1')),
].join('\n')

test('the policy warning says what the headline says under each policy', async () => {
  const { db } = await open(UNEVEN)
  const estimates = new Set<string>()
  for (const weighting of ['tasks', 'trials'] as const)
    for (const uncertainty of ['new_tasks', 'rerun'] as const) {
      const { headline, warnings } = await summaryOf(db, { weighting, uncertainty })
      const text = warnings.find(({ code }) => code === 'policy_matters')?.text ?? ''
      const own = headline!.policies.find(({ policy }) => policy === 'headline')!
      const fail = headline!.policies.find(({ policy }) => policy === 'fail')!
      const said = displayPoints(fail.gain.estimate, ' pp')
      estimates.add(said)
      expect(text).toContain(`counted as failures the gain is ${said}`)
      expect(text.includes(`${said} (`)).toBe(own.verdict !== fail.verdict)
    }
  expect(estimates.size).toBe(2)
})

test('every policy that changes the verdict is named', () => {
  const gain = { low: null, high: null, nTasks: 9, nTrials: 18, method: 'paired_t' } as const
  const answer = (policy: ErrorPolicy, estimate: number | null, verdict: Verdict | null) => ({
    ...{ policy, verdict, gain: { ...gain, estimate } },
  })
  const own = answer('headline', 0.1, 'helps')
  const text = (...others: PolicyAnswer[]) => policyWarning([own, ...others], 'headline')?.text
  expect(text(answer('fail', 0.095, 'cannot_tell'), answer('completed_only', -0.1, 'hurts'))).toBe(
    'How errors are counted changes the answer: with infrastructure errors counted as failures the gain is +9.5 pp (can’t tell yet); with only completed trials the gain is −10.0 pp (hurts).',
  )
  expect(text(answer('fail', 0.13, 'helps'))).toMatch(/the gain is \+13\.0 pp\.$/)
  expect(text(answer('fail', null, null))).toContain('nothing can be compared')
  expect(text(answer('fail', 0.11, 'helps'))).toBeUndefined()
})

test('where trials weigh nothing is said of averaging over trials instead', async () => {
  const { db } = await open(UNEVEN)
  const has = async (weighting: 'tasks' | 'trials' | 'domains') =>
    codes((await summaryOf(db, { weighting })).warnings).includes('pooled_differs')
  expect([await has('tasks'), await has('trials')]).toEqual([true, false])
})

const SOUND = [
  ...arm('no_skills', (index) => (index % 2 ? '0 1' : '0 0')),
  ...arm('curated', (index) => (index % 3 ? '1 0' : '1 1')),
].join('\n')

test('other harness versions and far days of the two arms are said, once for all that are alike', async () => {
  const beta = [arm('no_skills', () => '0 1', 'beta'), arm('curated', () => '1 1', 'beta')]
  const { db } = await open([SOUND, ...beta.flat()].join('\n'))
  const set = (condition: string, harnessVersion: string, startedAtIso: string) =>
    db
      .update(trial)
      .set({ detail: makeTrialDetail({ harnessVersion }), startedAtIso })
      .where(sql`${trial.uid} like ${`%-${condition}-%`}`)
  await set('no_skills', '1.2.0', '2026-01-05T10:00:00Z')
  await set('curated', '1.3.0', '2026-02-05T10:00:00Z')
  const { warnings } = await summaryOf(db)
  expect(codes(warnings)).toEqual(['versions_differ', 'dates_differ'])
  expect(warnings[0]!.text).toContain('alpha · harness, beta · harness: 1.2.0 without, 1.3.0 with.')
  expect(warnings[1]!.text).toContain('2026-01-05 without, 2026-02-05 with')
})

test('an arm that lost its trials to the provider is said to, with how many of how many', async () => {
  const tasks = NAMES.map((task) =>
    [`${task} | alpha | no_skills | 1 1 1`, `${task} | alpha | curated | 1 infra infra`].join('\n'),
  )
  const { db } = await open(tasks.join('\n'))
  const set = (rule: string) =>
    db.update(trial).set({ statusRule: rule }).where(eq(trial.status, 'infra_error'))
  await set('ended_by_quota')
  const { warnings, headline } = await summaryOf(db)
  expect(headline?.gain.estimate).toBe(0)
  expect(warnings.find(({ code }) => code === 'provider_losses')?.text).toContain(
    'with skills 24 of 36 trials, without 0 of 36',
  )
  await set('sandbox_message')
  expect(codes((await summaryOf((await open(tasks.join('\n'))).db)).warnings)).not.toContain(
    'provider_losses',
  )
})

test('one version in both arms, and days that are near, are no warning', async () => {
  const { db } = await open(SOUND)
  const detail = makeTrialDetail({ harnessVersion: '1.2.0' })
  await db.update(trial).set({ detail, startedAtIso: '2026-01-05T10:00:00Z' })
  await db
    .update(trial)
    .set({ startedAtIso: '2026-01-09 08:00' })
    .where(eq(trial.uid, 'a-alpha-curated-1'))
  expect(codes((await summaryOf(db)).warnings)).toEqual([])
})

test('doubled trials and odd rewards of its imports are said', async () => {
  const { db } = await open(SOUND)
  const importId = 1
  const problem = { importId, file: 'a/result.json', detail: 'x' }
  await db.insert(importProblem).values([
    { ...problem, code: 'duplicate_trial' },
    { ...problem, code: 'reward_out_of_range' },
    { ...problem, code: 'reward_out_of_range' },
    { ...problem, code: 'domain_unknown' },
  ])
  const { warnings } = await summaryOf(db)
  expect(codes(warnings)).toEqual(['trials_duplicated', 'rewards_rejected'])
  expect(warnings[1]!.text).toContain('2 rewards outside 0 to 1 were not used')
})

test('one task that cannot show an effect is one', async () => {
  const rows = [
    ...['a | alpha | no_skills | 1 1', 'a | alpha | curated | 1 1'],
    ...['b | alpha | no_skills | 0 1', 'b | alpha | curated | 1 1'],
  ]
  const found = await warningsOf(rows.join('\n'))
  expect(found.find(({ code }) => code === 'floor_or_ceiling')!.text).toMatch(
    /^1 of 2 tasks is never or always solved/,
  )
})
