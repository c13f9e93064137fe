import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import type { Db } from '@/db/open-database'
import { rebuildCells } from '@/db/writes/recount-cells'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import { summarizeHealth } from './summarize-health'

const QUESTION = { ...DEFAULT_QUESTION, domain: null }

/** Sets columns of trials by their uid, then counts the cells anew. */
async function setTrials(db: Db, id: number, trials: Readonly<Record<string, string>>) {
  for (const [uid, set] of Object.entries(trials))
    await db.$client.execute(`UPDATE trial SET ${set} WHERE uid = '${uid}'`)
  await rebuildCells(db, id)
}

async function healthOf(text: string, trials: Readonly<Record<string, string>> = {}) {
  const db = await createTestDb()
  const id = await makeExperiment(db, { cells: cellsFromText(text) })
  await setTrials(db, id, trials)
  return (await summarizeHealth(db, 'test', QUESTION))!
}

const CLEAN = `
  copy | alpha | no_skills | 0 1
  copy | alpha | curated   | 1 1
  sum  | alpha | no_skills | 0 0
  sum  | alpha | curated   | 1 0
`

const told = ({ findings }: Awaited<ReturnType<typeof healthOf>>, kind: string) =>
  findings
    .filter((one) => one.kind === kind)
    .map(({ configuration, condition, n, of, detail }) =>
      [configuration, condition, `${n}/${of}`, detail].filter(Boolean).join(' '),
    )

test('slots that an arm usually has and a task lacks are missing, as is an arm that others ran', async () => {
  const view = await healthOf(`
    copy | alpha | no_skills | 0 1
    sum  | alpha | no_skills | 0 0
    fly  | alpha | no_skills | 1
    copy | alpha | curated   | 1 1 1
    sum  | alpha | curated   | 1 infra
    fly  | alpha | curated   | 1 1
    copy | beta  | no_skills | 0 0
  `)
  // Nothing says that beta was to run sum and fly.
  expect(view.slots).toMatchObject({ missing: 1, notRun: 2, infrastructure: 1, extra: 1 })
  expect(told(view, 'missing')).toEqual(['alpha no_skills 1/6'])
  expect(told(view, 'not_run')).toEqual(['beta no_skills 2/3'])
  expect(told(view, 'extra')).toEqual(['alpha curated 1/7'])
  expect(told(view, 'arm_not_run')).toEqual(['beta curated 6/6'])
  const fly = view.grid.rows.find(({ task }) => task === 'fly')!
  expect(fly.cells.map(({ states }) => states)).toEqual([
    { usable: 1, missing: 1 },
    { usable: 2 },
    {},
    {},
  ])
  const sum = view.grid.rows.find(({ task }) => task === 'sum')!
  expect(sum.cells[1]!.states).toEqual({ usable: 1, infra_error: 1 })
})

test('where a source states the plan, tasks that an arm never ran are missing', async () => {
  const db = await createTestDb()
  const cells = cellsFromText('copy | alpha | no_skills | 0 1\nsum | alpha | curated | 1 1')
  await makeExperiment(db, { cells })
  await db.$client.execute('UPDATE experiment SET planned_tasks = 3')
  const view = (await summarizeHealth(db, 'test', QUESTION))!
  expect([view.isPlanStated, view.slots.planned, view.slots.missing, view.slots.notRun]).toEqual([
    ...[true, 12, 8, 0],
  ])
})

test('a trial that was run again after an infrastructure error fills its place', async () => {
  const view = await healthOf(`
    copy | alpha | no_skills | 0 1
    copy | alpha | curated   | 1 1 infra
    sum  | alpha | no_skills | 0 0
    sum  | alpha | curated   | 1 0
    fly  | alpha | no_skills | 0 0
    fly  | alpha | curated   | 1 0
  `)
  expect(view.slots).toMatchObject({ planned: 12, filled: 12, infrastructure: 1, extra: 1 })
  expect(view.grid.rows.map(({ usable, planned }) => [usable, planned])).toEqual([
    ...[
      [4, 4],
      [4, 4],
      [4, 4],
    ],
  ])
})

test('what one task has too much of fills no place of another, and a broken suspect none is taken for', async () => {
  const view = await healthOf(
    `
    copy | alpha | no_skills | 0 1 1 1
    sum  | alpha | no_skills | 0 infra
    fly  | alpha | no_skills | 0 0
  `,
    {
      'sum-alpha-no_skills-2': `skill_use = 'read'`,
      'fly-alpha-no_skills-1': `skill_use = 'read'`,
    },
  )
  expect(view.nSuspect).toBe(2)
  // copy 2 of 2, sum 1 of 2 (the broken one), fly 1 of 2 (the suspect).
  expect(view.slots).toMatchObject({ planned: 6, filled: 4, extra: 2 })
  expect(view.grid.rows.map(({ usable }) => usable)).toEqual([2, 1, 1])
})

test('a condition that few configurations ran is not missing from the others', async () => {
  const view = await healthOf(`
    copy | alpha | no_skills | 0
    copy | beta  | no_skills | 0
    copy | gamma | no_skills | 0
    copy | alpha | curated   | 1
  `)
  expect(told(view, 'arm_not_run')).toEqual([])
  expect(view.grid.arms).toHaveLength(4)
})

test('a trial without skills that read one is suspect, and the gain is told without it', async () => {
  const view = await healthOf(CLEAN, {
    'copy-alpha-no_skills-2': `skill_use = 'read'`,
    'sum-alpha-curated-1': `skill_use = 'none'`,
    'sum-alpha-curated-2': `skill_use = 'loaded'`,
  })
  expect(view.nSuspect).toBe(1)
  expect(told(view, 'read_without_skills')).toEqual(['alpha no_skills 1/4'])
  expect(told(view, 'no_trace_of_skills')).toEqual(['alpha curated 1/2'])
  expect(view.grid.rows[0]!.cells[0]!.states).toEqual({ usable: 1, suspect: 1 })
  const gain = (rule: string) => view.gains.find((one) => one.rule === rule)?.gain
  expect(gain('as_counted')).toMatchObject({ estimate: 0.5, nTrials: 8 })
  // copy goes from 1 of 2 to 0 of 1 without skills.
  expect(gain('without_suspects')).toMatchObject({ estimate: 0.75, nTrials: 7 })
})

test('a rule for errors that changes no trial is no rule, and what is missing is judged for new tasks only', async () => {
  const rulesOf = async (cells: string, asked: Partial<typeof QUESTION> = {}) => {
    const db = await createTestDb()
    await makeExperiment(db, { cells: cellsFromText(cells) })
    const view = (await summarizeHealth(db, 'test', { ...QUESTION, ...asked }))!
    return view.gains.map(({ rule }) => rule)
  }
  expect(await rulesOf(CLEAN)).toEqual(['as_counted'])
  const timedOut = CLEAN.replace('1 0', '1 timeout')
  expect(await rulesOf(timedOut)).toEqual(['as_counted', 'completed_only'])
  const broken = CLEAN.replace('1 0', '1 infra')
  const all = [
    'as_counted',
    'infrastructure_fails',
    'complete_tasks',
    'missing_worst',
    'missing_best',
  ]
  expect(await rulesOf(broken)).toEqual(all)
  expect(await rulesOf(broken, { weighting: 'trials' })).toEqual(all.slice(0, 3))
  expect(await rulesOf(broken, { uncertainty: 'rerun' })).toEqual(all.slice(0, 3))
})

test('what broke is told by rule and arm, and whether the arms lost equal shares', async () => {
  const lost = Array.from({ length: 12 }, (_, at) => `t${at} | alpha | curated | infra`)
  const kept = Array.from({ length: 12 }, (_, at) => `t${at} | alpha | no_skills | 1`)
  const view = await healthOf([...lost, ...kept].join('\n'), {
    't0-alpha-curated-1': `status_rule = 'quota_message'`,
  })
  expect(told(view, 'infrastructure')).toEqual([
    'alpha curated 11/12 test',
    'alpha curated 1/12 quota_message',
  ])
  expect(view.losses).toMatchObject({
    without: { lost: 0, trials: 12 },
    with: { lost: 12, trials: 12 },
  })
  // 2 of the 2.7 million ways to lose 12 of 24.
  expect(view.losses!.p).toBeCloseTo(2 / 2_704_156, 12)
})

test('versions, time limits and trials that are there twice are told', async () => {
  const detail = (version: string, multiplier: number) =>
    `detail = json_set(detail, '$.harnessVersion', '${version}', '$.attributes.timeoutMultiplier', ${multiplier})`
  const run = `started_at_iso = '2026-03-07T10:00:00Z', tokens_in = 9, tokens_out = 5, duration_ms = 7, step_count = 2`
  const view = await healthOf(CLEAN, {
    'copy-alpha-no_skills-1': detail('1.0', 1),
    'copy-alpha-curated-1': `${detail('1.1', 2)}, ${run}`,
    'copy-alpha-curated-2': run,
    'sum-alpha-no_skills-1': run,
  })
  expect(told(view, 'version_differs')).toEqual(['alpha 8/8 1.0 without, 1.1 with'])
  expect(told(view, 'timeout_differs')).toEqual(['alpha 8/8 1 without, 2 with'])
  expect(view.copies.trials).toEqual([
    {
      task: 'copy',
      trials: ['copy-alpha-curated-1', 'copy-alpha-curated-2'],
      n: 2,
      hasSameSteps: false,
    },
  ])
  expect(told(view, 'no_tokens')).toEqual(['alpha no_skills 3/4', 'alpha curated 2/4'])
})

test('of many tasks those that lack most are drawn, and domains sum up all', async () => {
  const lines = Array.from(
    { length: 70 },
    (_, at) =>
      `task-${String(at).padStart(2, '0')} | alpha | no_skills | ${at === 69 ? 'infra' : '1'}`,
  )
  const db = await createTestDb()
  const domains = { 'task-69': 'Law' }
  await makeExperiment(db, { cells: cellsFromText(lines.join('\n')), domains })
  const { grid } = (await summarizeHealth(db, 'test', QUESTION))!
  expect([grid.rows.length, grid.nTasks, grid.rows.at(-1)!.task]).toEqual([60, 70, 'task-69'])
  expect(grid.domains).toMatchObject([
    { domain: 'Law', nTasks: 1, usable: 0, planned: 1 },
    { domain: null, nTasks: 69, usable: 69, planned: 69 },
  ])
  const law = (await summarizeHealth(db, 'test', { ...QUESTION, domain: 'Law' }))!
  expect(law.grid.rows.map(({ task }) => task)).toEqual(['task-69'])
})

test('of many arms those that never ran are counted, not drawn', async () => {
  const lines = Array.from({ length: 60 }, (_, at) => [
    `sum | m${at} | no_skills | 1`,
    ...(at < 40 ? [`sum | m${at} | curated | 1`] : []),
  ]).flat()
  const { grid } = await healthOf(lines.join('\n'))
  expect([grid.arms.length, grid.nNeverRun, grid.rows[0]!.cells.length]).toEqual([100, 20, 100])
})

test('a trial labelled without skills that was offered some is told, whether or not it read one', async () => {
  const view = await healthOf(CLEAN, {
    'copy-alpha-no_skills-1': `skill_use = 'offered'`,
    'copy-alpha-no_skills-2': `skill_use = 'read'`,
    'sum-alpha-no_skills-1': `skill_use = 'loaded'`,
    'sum-alpha-no_skills-2': `skill_use = 'none'`,
  })
  expect(told(view, 'offered_without_skills')).toEqual(['alpha no_skills 2/4'])
  expect(told(view, 'read_without_skills')).toEqual(['alpha no_skills 1/4'])
  expect(view.nOfferedUnread).toBe(2)
})
