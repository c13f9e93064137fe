import { expect, test } from 'vitest'
import { createTestDb, expectSound } from '@/db/testing'
import type { Db } from '@/db/open-database'
import { parseRules } from '@/lib/domain/parse-rules'
import { harborTrial, importFiles } from '@/lib/ingest/testing-harbor'

// Sessions that lie in folders whose names say what no log does.

const session = (id: string) =>
  JSON.stringify({
    schema_version: 'ATIF-v1.6',
    session_id: `${id}${id}-0000-4000-8000-${id}${id}${id}`.replace(/[^0-9a-f-]/g, '0'),
    agent: { name: 'codex', model_name: 'gpt-5.2' },
    steps: [
      { step_id: 1, source: 'user', message: `Do ${id}.` },
      { step_id: 2, source: 'agent', message: 'Done.' },
    ],
  })

const SESSIONS = {
  'runs/arm-a/sort/passed/one.json': session('a1a1'),
  'runs/arm-a/find/passed/two.json': session('a2a2'),
  'runs/arm-b/sort/failed/one.json': session('b1b1'),
  'runs/arm-b/find/passed/two.json': session('b2b2'),
}

const rules = (...all: object[]) => {
  const parsed = parseRules(all)
  if (typeof parsed === 'string') throw new Error(parsed)
  return parsed
}

const PLACE = { where: { path: 'runs/{arm}/{task}/{reward}/*' } }
const ARMS = [
  { where: { path: 'arm-a/**' }, set: { condition: 'curated' } },
  { where: { path: 'arm-b/**' }, set: { condition: 'no_skills' } },
]

/** Without the temporary folder that holds the files of a test. */
const below = (path: string | null | undefined) => path?.replace(/skillscope-test-\w+\//, '')

const linesOf = async (db: Db) =>
  (
    await db.$client.execute(`
      SELECT k.name || ' ' || c.key || ' (' || t.condition_source || ') ' || t.status || ' ' || coalesce(t.reward, 'none') AS line
      FROM trial t JOIN task k ON k.id = t.task_id JOIN condition c ON c.id = t.condition_id
      WHERE t.is_live = 1 ORDER BY line`)
  ).rows.map(({ line }) => String(line))

const uidsOf = async (db: Db) =>
  (await db.$client.execute('SELECT uid FROM trial WHERE is_live = 1 ORDER BY uid')).rows.map(
    ({ uid }) => String(uid),
  )

const RULED = [
  'find curated (inferred) ok 1.0',
  'find no_skills (inferred) ok 1.0',
  'sort curated (inferred) ok 1.0',
  'sort no_skills (inferred) ok 0.0',
]

test('sessions without task, condition or reward have those that rules find in their paths', async () => {
  const db = await createTestDb()
  const { report } = await importFiles(db, SESSIONS, { rules: rules(PLACE, ...ARMS) })
  expect(report.trials).toEqual({ added: 4, replaced: 0, unchanged: 0 })
  expect(await linesOf(db)).toEqual(RULED)
  expect(
    report.inferred.map(({ rule, evidence, trials }) => [rule, below(evidence), trials]),
  ).toEqual([
    ['import_rule', 'rule 2: path runs/arm-a/find/passed/two.json', 2],
    ['import_rule', 'rule 3: path runs/arm-b/find/passed/two.json', 2],
  ])
  await expectSound(db)
})

test('a dry run says what each trial would be, and what it is without the rules', async () => {
  const db = await createTestDb()
  const one = { 'runs/arm-b/sort/failed/one.json': session('b1b1') }
  const { report } = await importFiles(db, one, { rules: rules(PLACE, ARMS[1]!), isDryRun: true })
  expect(report.previewed?.map((one) => ({ ...one, path: below(one.path) }))).toEqual([
    {
      path: 'runs/arm-b/sort/failed/one.json',
      task: 'sort',
      condition: 'no skills',
      harness: 'codex',
      model: 'gpt-5.2',
      reward: 0,
      effects: [
        { rule: 1, field: 'task', how: 'set', value: 'sort', from: 'one' },
        { rule: 1, field: 'reward', how: 'set', value: '0', from: null },
        { rule: 2, field: 'condition', how: 'set', value: 'no skills', from: null },
      ],
    },
  ])
  expect(report.rules?.map(({ trials, fields }) => [trials, fields.length])).toEqual([
    [1, 2],
    [1, 1],
  ])
  expect(await linesOf(db)).toEqual([])
})

test('a changed rule reads the same files anew: no trial is lost or doubled, links stay', async () => {
  const db = await createTestDb()
  await importFiles(db, SESSIONS)
  const uids = await uidsOf(db)
  expect(uids).toHaveLength(4)
  const ruled = await importFiles(db, SESSIONS, { rules: rules(PLACE, ...ARMS) })
  expect(ruled.report.trials).toEqual({ added: 0, replaced: 4, unchanged: 0 })
  expect(await uidsOf(db)).toEqual(uids)
  const again = await importFiles(db, SESSIONS, { rules: rules(PLACE, ...ARMS) })
  expect(again.report.trials).toEqual({ added: 0, replaced: 0, unchanged: 4 })
  // What rules did is said again, though nothing was read again.
  expect(again.report.rules).toEqual(ruled.report.rules)
  // Only arm b is touched by this change.
  const swapped = [ARMS[0]!, { ...ARMS[1]!, set: { condition: 'other: b' } }]
  const changed = await importFiles(db, SESSIONS, { rules: rules(PLACE, ...swapped) })
  expect(changed.report.trials).toEqual({ added: 0, replaced: 2, unchanged: 2 })
  const dropped = await importFiles(db, SESSIONS, { rules: [] })
  expect(dropped.report.trials).toEqual({ added: 0, replaced: 4, unchanged: 0 })
  expect(await uidsOf(db)).toEqual(uids)
  await expectSound(db)
})

test('rules in another order replace no trial, and each is still named by its place', async () => {
  const db = await createTestDb()
  await importFiles(db, SESSIONS, { rules: rules(PLACE, ...ARMS) })
  const moved = rules(ARMS[1]!, PLACE, ARMS[0]!)
  const first = await importFiles(db, SESSIONS, { rules: moved })
  expect(first.report.trials).toEqual({ added: 0, replaced: 0, unchanged: 4 })
  // The second time nothing is read again: what is told of each rule is what is stored.
  const again = await importFiles(db, SESSIONS, { rules: moved })
  expect(again.report.rules?.map(({ trials }) => trials)).toEqual([2, 4, 2])
  expect(again.report.rules).toEqual(first.report.rules)
  expect(again.report.inferred.map(({ evidence }) => below(evidence))).toEqual([
    'rule 3: path runs/arm-a/find/passed/two.json',
    'rule 1: path runs/arm-b/find/passed/two.json',
  ])
  expect(await linesOf(db)).toEqual(RULED)
  await expectSound(db)
})

test('rules stay with the experiment: the next delivery is read by them, until others are given', async () => {
  const db = await createTestDb()
  const [first, ...others] = Object.entries(SESSIONS)
  await importFiles(db, Object.fromEntries([first!]), { rules: rules(PLACE, ...ARMS) })
  const next = await importFiles(db, Object.fromEntries(others))
  expect(next.report.rules?.map(({ trials }) => trials)).toEqual([3, 1, 2])
  expect(await linesOf(db)).toEqual(RULED)
  await importFiles(db, SESSIONS, { rules: [] })
  const after = await importFiles(db, SESSIONS)
  expect(after.report.rules).toBeUndefined()
})

test('what a log states stands, unless the rule replaces it; the report counts both', async () => {
  const trial = harborTrial('jobs/with-skills/sort__aaaaaaa', {
    config: { agent: { skills: ['s'] } },
  })
  const set = { task: 'other', condition: 'no_skills', model: 'GPT-4.1', reward: '0' }
  const where = { path: 'with-skills/**' }
  const kept = await createTestDb()
  const { report } = await importFiles(kept, trial, { rules: rules({ where, set }) })
  expect(await linesOf(kept)).toEqual(['sort curated (recorded) ok 1.0'])
  expect(
    report.rules?.[0]?.fields.map(({ field, how, trials }) => `${how} ${field} ${trials}`),
  ).toEqual(['kept task 1', 'kept condition 1', 'kept model 1', 'kept reward 1'])
  const replaced = await createTestDb()
  const { report: said } = await importFiles(replaced, trial, {
    rules: rules({ where, set, replace: true }),
  })
  expect(await linesOf(replaced)).toEqual(['other no_skills (inferred) ok 0.0'])
  expect(said.rules?.[0]?.fields.map(({ how, trials }) => [how, trials])).toEqual(
    Array.from({ length: 4 }, () => ['replaced', 1]),
  )
  expect(said.configurations.map(({ model }) => model)).toEqual(['gpt-4.1'])
})

test('the first rule that sets a field has it; fields of the log choose trials as paths do', async () => {
  const db = await createTestDb()
  await importFiles(db, SESSIONS, {
    rules: rules(
      { where: { path: 'arm-b/sort/**', agent: 'codex' }, set: { condition: 'curated' } },
      { where: { model: 'gpt-*' }, set: { condition: 'no_skills', reward: 'passed' } },
      { where: { agent: 'claude*' }, set: { reward: 'failed' }, replace: true },
    ),
  })
  expect(await linesOf(db)).toEqual([
    'one curated (inferred) ok 1.0',
    'one no_skills (inferred) ok 1.0',
    'two no_skills (inferred) ok 1.0',
    'two no_skills (inferred) ok 1.0',
  ])
})

test('a round makes the skill an evolved one, and leaves trials without skills alone', async () => {
  const db = await createTestDb()
  const round = { where: { path: '{n}.json' }, set: { round: '3' } }
  await importFiles(db, SESSIONS, { rules: rules(PLACE, ...ARMS, round) })
  expect((await linesOf(db)).map((line) => line.split(' ')[1])).toEqual([
    'evolved_3',
    'no_skills',
    'evolved_3',
    'no_skills',
  ])
})

const TASK = (domain: string) => ({
  'tasks/sort/task.toml': `version = "1.0"\n[metadata]\ndomain = "${domain}"\n`,
})

const factsOf = async (db: Db) =>
  (
    await db.$client.execute(
      `SELECT name, domain, domain_source, split, author FROM task WHERE name = 'sort'`,
    )
  ).rows.map((row) => ({ ...row }))

test('domain, split and author of a task: a log’s domain comes before a rule’s, a rule’s is changed by a rule', async () => {
  const db = await createTestDb()
  const of = (domain: string, replace = false) => ({
    where: { path: 'sort/**' },
    set: { domain, split: 'held out', author: 'the skill’s author' },
    replace,
  })
  await importFiles(db, SESSIONS, { rules: rules(PLACE, of('files')) })
  const facts = { name: 'sort', split: 'held out', author: 'the skill’s author' }
  expect(await factsOf(db)).toEqual([{ ...facts, domain: 'files', domain_source: 'rule' }])
  await importFiles(db, SESSIONS, { rules: rules(PLACE, of('texts')) })
  expect(await factsOf(db)).toEqual([{ ...facts, domain: 'texts', domain_source: 'rule' }])
  await importFiles(db, { ...SESSIONS, ...TASK('office') }, { rules: rules(PLACE, of('files')) })
  expect(await factsOf(db)).toEqual([{ ...facts, domain: 'office', domain_source: 'mapped' }])
  await importFiles(db, SESSIONS, { rules: rules(PLACE, of('texts')) })
  expect(await factsOf(db)).toEqual([{ ...facts, domain: 'office', domain_source: 'mapped' }])
  await importFiles(db, SESSIONS, { rules: rules(PLACE, of('texts', true)) })
  expect(await factsOf(db)).toEqual([{ ...facts, domain: 'texts', domain_source: 'given' }])
})

test('what a pattern finds and no field can hold is a problem, and sets nothing', async () => {
  const db = await createTestDb()
  const { problems } = await importFiles(db, SESSIONS, {
    rules: rules({ where: { path: '{reward}/*' } }, { where: { path: '{x}/{task}/*/*.json' } }),
  })
  const odd = { 'runs/__proto__/constructor/0.5/one.json': session('c1c1') }
  await importFiles(db, odd, {
    rules: rules({ where: { path: 'runs/{condition}/{task}/{reward}/*' } }),
  })
  expect(problems.filter(({ code }) => code === 'rule_value_unusable')).toEqual([])
  expect(await linesOf(db)).toContain('constructor other_proto (inferred) ok 0.5')
  const { problems: said } = await importFiles(
    db,
    { 'maybe/one.json': session('d1d1') },
    {
      rules: rules({ where: { path: '{reward}/*' } }),
    },
  )
  expect(said.find(({ code }) => code === 'rule_value_unusable')?.detail).toBe(
    'rule 1: reward “maybe” is no number from 0 to 1, nor passed or failed',
  )
})

test('what is given for the whole delivery comes before rules, which then do not claim it', async () => {
  const { report } = await importFiles(await createTestDb(), SESSIONS, {
    rules: rules(PLACE, ...ARMS),
    condition: { kind: 'adapted', key: 'adapted', label: 'adapted', round: null },
    isDryRun: true,
  })
  expect(report.conditions.map(({ key, source, trials }) => [key, source, trials])).toEqual([
    ['adapted', 'given', 4],
  ])
  expect(report.rules?.map(({ trials }) => trials)).toEqual([4, 0, 0])
})
