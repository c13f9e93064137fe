// Edge data on the pages of domains and harms: what an answer says is a number or null with its
// reason, and what a page would print of it never reads NaN, Infinity or undefined.
import { expect, test } from 'vitest'
import { experiment } from '@/db/schema'
import { createTestDb } from '@/db/testing'
import { displayP, displayPoints, displayPointsInterval, displayRate } from '@/lib/display'
import { sayMoreData } from '@/lib/stats/plan-more-data'
import { sayReach } from '@/lib/stats/reach-of-task'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import type { HarmsQuestion } from '@/lib/analysis/harm/describe-harms'
import { listHarms } from '@/lib/analysis/harm/list-harms'
import { listTasks } from '@/lib/analysis/task/list-tasks'
import { summarizeExperiment } from '@/lib/analysis/experiment/summarize-experiment'
import { viewDomains } from '@/lib/analysis/domain/view-domains'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'

const QUESTION: HarmsQuestion = {
  ...DEFAULT_QUESTION,
  show: 'harms',
  offset: 0,
  limit: 25,
}

const both = (task: string, without: string, with_: string, configuration = 'alpha') =>
  `${task} | ${configuration} | no_skills | ${without}\n${task} | ${configuration} | curated | ${with_}`
const three = (without: string, with_: string) =>
  ['sum', 'copy', 'fly'].map((task) => both(task, without, with_)).join('\n')

const EDGES: Record<string, string> = {
  'one task, one trial, worse': both('sum', '1', '0'),
  'one task, many trials, same': both('sum', '1 0 1', '1 0 1'),
  'one condition': 'sum | alpha | no_skills | 0 1\ncopy | alpha | no_skills | 1',
  'only unknown conditions': 'sum | alpha | unknown | 0 1',
  'all pass': three('1 1', '1 1'),
  'all fail': three('0 0', '0 0'),
  'all missing': three('missing missing', 'missing'),
  'all broken': three('infra infra', 'infra'),
  'empty cells': 'sum | alpha | no_skills |\nsum | alpha | curated |',
  'all down alike': three('1 1', '0 0'),
  'a domain of one beside others': [
    both('sum', '1 1', '0 1'),
    both('copy', '0 1', '1 1'),
    both('fly', '0 0', '1 0'),
  ].join('\n'),
  'rewards like 0.8333': three('0.8333 0.8333 1', '0.8333 0.1667 0.5'),
  'no configuration in both arms': 'sum | alpha | no_skills | 0\ncopy | beta | curated | 1',
  'unequal trials, fractional': both('sum', '0.5 0.25 1', '0.8333'),
}
const DOMAINS = { sum: 'Maths', copy: 'Office', fly: 'Office' }

function findBadNumbers(value: unknown, path = '$'): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} = ${value}`]
  if (typeof value === 'string')
    return /\b(NaN|undefined|Infinity|null)\b/.test(value) ? [`${path} = ${value}`] : []
  if (value === null || typeof value !== 'object') return value === undefined ? [path] : []
  return Object.entries(value).flatMap(([key, inner]) => findBadNumbers(inner, `${path}.${key}`))
}

/** What the two pages print of their answers, as far as it is made from numbers. */
function printed(
  domains: NonNullable<Awaited<ReturnType<typeof viewDomains>>>,
  harms: NonNullable<Awaited<ReturnType<typeof listHarms>>>,
): string[] {
  const gains = [
    ...(harms.headline ? [harms.headline.gain] : []),
    ...(harms.headline?.policies.map(({ gain }) => gain) ?? []),
    ...domains.domains.domains.map(({ gain }) => gain),
    ...harms.items.map(({ gain }) => gain),
  ]
  return [
    ...gains.map((gain) => displayPoints(gain.estimate, ' pp')),
    ...gains.map((gain) => displayPointsInterval(gain.low, gain.high)),
    ...harms.items.flatMap((row) => [displayP(row.p), displayP(row.q), displayRate(row.with)]),
    ...harms.items.flatMap((row) => row.configurations.map((one) => displayP(one.p))),
    domains.domains.conclusion ?? '',
    harms.headline ? sayMoreData(harms.headline.plan, { isOpen: true }) : '',
    (harms.reach && sayReach(harms.reach.pooled, harms.reach.trials)) ?? '',
    (harms.reach && sayReach(harms.reach.oneConfiguration, harms.reach.trials)) ?? '',
  ]
}

test.each(Object.entries(EDGES))('%s: numbers, or null', async (_, text) => {
  const db = await createTestDb()
  await makeExperiment(db, { cells: cellsFromText(text), domains: DOMAINS })
  for (const uncertainty of ['new_tasks', 'rerun'] as const)
    for (const policy of ['headline', 'fail', 'completed_only'] as const)
      for (const show of ['harms', 'helps'] as const) {
        const question = { ...QUESTION, uncertainty, policy, show }
        const domains = await viewDomains(db, 'test', question)
        const harms = await listHarms(db, 'test', question)
        expect(findBadNumbers([domains, harms, printed(domains!, harms!)])).toEqual([])
      }
})

test('what is unknown is not zero: all broken has no gain, no rate and no harm', async () => {
  const db = await createTestDb()
  await makeExperiment(db, { cells: cellsFromText(EDGES['all broken']!), domains: DOMAINS })
  const harms = (await listHarms(db, 'test', QUESTION))!
  expect(harms.headline).toMatchObject({
    without: null,
    with: null,
    verdict: null,
    gain: { estimate: null, low: null, high: null, nTasks: 0, nTrials: 0 },
    plan: { mde: null, tasksNeeded: null },
  })
  expect(harms.harms).toMatchObject({ nTasks: 0, expectedNegative: null, pAtLeastObserved: null })
  expect(harms.reach).toBeNull()
  const { domains } = (await viewDomains(db, 'test', QUESTION))!
  expect(domains).toMatchObject({ domains: [], meanOverTasks: null, mu: null, p: null })
})

test('the same drop everywhere is no certainty: an interval, no heterogeneity, nothing to plan from', async () => {
  const db = await createTestDb()
  await makeExperiment(db, { cells: cellsFromText(EDGES['all down alike']!), domains: DOMAINS })
  const view = (await viewDomains(db, 'test', QUESTION))!
  expect(view.headline!.gain).toMatchObject({ estimate: -1, method: 'adjusted' })
  expect(view.headline!.gain.low).toBeLessThan(view.headline!.gain.high!)
  expect(sayMoreData(view.headline!.plan, { isOpen: true })).toContain('no spread')
  expect(view.domains).toMatchObject({ q: null, p: null, mu: null, predictionLow: null })
  expect(view.domains.domains.find(({ domain }) => domain === 'Maths')).toMatchObject({
    isFew: true,
    seOwn: null,
    shrunk: null,
  })
})

test('a policy that changes the verdict is seen beside the answer', async () => {
  const db = await createTestDb()
  const rows = ['a', 'b', 'c', 'd', 'e'].map((task) => both(task, '1 1 1', '1 infra infra'))
  rows.push(both('f', '0 1 1', '1 1 infra'))
  await makeExperiment(db, { cells: cellsFromText(rows.join('\n')) })
  const { headline } = (await listHarms(db, 'test', QUESTION))!
  const verdicts = Object.fromEntries(
    headline!.policies.map(({ policy, verdict }) => [policy, verdict]),
  )
  expect(verdicts).toMatchObject({ fail: 'hurts' })
  expect(verdicts.headline).not.toBe('hurts')
})

test('10,000 tasks are answered with finite numbers, cut to a page', async () => {
  const db = await createTestDb()
  await db.insert(experiment).values({ slug: 'test', name: 'test', kind: 'logs', createdAt: 1 })
  const n = 10_000
  const { rows } = await db.$client.execute(
    `insert into configuration (experiment_id, key) select id, 'alpha' from experiment returning id, experiment_id`,
  )
  const [configuration, experimentId] = [rows[0]!.id!, rows[0]!.experiment_id!]
  await db.$client.batch(
    [
      `insert into condition (experiment_id, key, kind, label) values (${Number(experimentId)}, 'no_skills', 'no_skills', 'none'), (${Number(experimentId)}, 'curated', 'curated', 'curated')`,
      `with recursive i(n) as (select 0 union all select n + 1 from i where n < ${n - 1})
       insert into task (experiment_id, name, domain, tags) select ${Number(experimentId)}, 'task-' || n, 'domain ' || (n % 7), '[]' from i`,
      `insert into cell (experiment_id, task_id, configuration_id, condition_id, n_trials, rewards)
       select t.experiment_id, t.id, ${Number(configuration)}, c.id, 3,
         json_object('ok', json_array(json_array(0, 1 + (t.id * 7 + c.id) % 2), json_array(1, 2 - (t.id * 7 + c.id) % 2)))
       from task t, condition c where t.experiment_id = c.experiment_id`,
    ],
    'write',
  )
  const answers = {
    overview: await summarizeExperiment(db, 'test', QUESTION),
    domains: await viewDomains(db, 'test', QUESTION),
    harms: await listHarms(db, 'test', QUESTION),
    tasks: await listTasks(db, 'test', {
      ...QUESTION,
      ...{ q: '', domain: [], difficulty: [], direction: null, sort: 'gain', order: null },
    }),
  }
  expect(findBadNumbers(answers)).toEqual([])
  expect(answers.overview!.experiment.nTasks).toBe(n)
  expect(answers.harms!.items.length).toBe(25)
  expect(answers.harms!.harms.nTasks).toBe(n)
  expect(answers.harms!.harms.expectedNegative).toBeGreaterThan(1000)
})
