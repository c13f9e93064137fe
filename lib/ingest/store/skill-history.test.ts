import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Db } from '@/db/open-database'
import { settleSkills } from '@/db/writes/settle-skills'
import { compareSkills, diffSkillFiles } from '@/lib/analysis/skill/compare-skills'
import { getTask } from '@/lib/analysis/task/get-task'
import { setConditions } from '@/lib/change/set-conditions'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import { parseCondition } from '@/lib/domain/parse-condition'
import { makeSkillStore, type SkillDelivery } from './testing-skills'

const rowsOf = async (db: Db, sql: string) => (await db.$client.execute(sql)).rows

/** `condition: text of the skill` by task, as conditions offer them now; `*`: any other condition. */
async function offersOf(db: Db, task = 't') {
  const rows = await rowsOf(
    db,
    `SELECT k.name, coalesce(c.key, '*') AS key, group_concat(substr(v.content_hash, 9)) AS text
     FROM offered_skill_set o JOIN task k ON k.id = o.task_id LEFT JOIN condition c ON c.id = o.condition_id
     LEFT JOIN skill_set_version sv ON sv.set_id = o.set_id LEFT JOIN skill_version v ON v.id = sv.version_id
     GROUP BY 1, 2 ORDER BY 2`,
  )
  const own = rows.filter(({ name }) => name === task)
  return Object.fromEntries(own.map(({ key, text }) => [key, text]))
}

const side = (written: string, task = 't') => {
  const { key, kind } = parseCondition(written)!
  return {
    conditionKey: key,
    conditionKind: kind,
    experiment: { slug: 'exp' },
    task: { name: task },
  }
}

test('a folder before its trials, after them, or beside them is what their condition offers', async () => {
  const trials = [['t', 'curated']] as const
  for (const deliveries of [
    [{ folders: { t: 'a' } }, { trials }],
    [{ trials }, { folders: { t: 'a' } }],
    [{ trials, folders: { t: 'a' } }],
    [{ trials, folders: { t: 'a' }, areFoldersFirst: true }],
  ]) {
    const { db, deliver } = await makeSkillStore()
    for (const delivery of deliveries) await deliver(delivery)
    expect(await offersOf(db)).toMatchObject({ curated: 'a' })
    expect(await rowsOf(db, 'SELECT content_hash FROM skill_version')).toHaveLength(1)
  }
})

test('a changed folder beside trials of another round is what that round offers', async () => {
  const { db, deliver } = await makeSkillStore()
  await deliver({ trials: [['t', 'evolved: 1']], folders: { t: 'a' } })
  await deliver({ trials: [['t', 'evolved: 2']], folders: { t: 'bb' } })
  expect(await offersOf(db)).toEqual({ evolved_1: 'a', evolved_2: 'bb' })
  const [pair] = (await compareSkills(db, side('evolved: 1'), side('evolved: 2'))).skills
  expect(pair).toMatchObject({ relation: 'changed', left: { tokens: 1 }, right: { tokens: 2 } })
  expect(await diffSkillFiles(db, pair!)).toMatchObject([
    { left: { text: 'a' }, right: { text: 'bb' } },
  ])
})

test('a condition that is given says whose the folder is, also without a trial', async () => {
  const { db, deliver } = await makeSkillStore()
  await deliver({
    trials: [
      ['t', 'evolved: 1'],
      ['t', 'evolved: 2'],
    ],
    folders: { t: 'a' },
  })
  await deliver({ given: 'evolved: 2', folders: { t: 'b' } })
  await deliver({ given: 'no_skills', folders: { t: 'c' } })
  expect(await offersOf(db)).toEqual({ evolved_1: 'a', evolved_2: 'b', '*': 'c' })
})

test('a changed folder alone is the new default, and conditions that ran before keep theirs', async () => {
  const { db, deliver } = await makeSkillStore()
  await deliver({ folders: { t: 'old' } })
  await deliver({
    trials: [
      ['t', 'curated'],
      ['t', 'no_skills'],
    ],
  })
  await deliver({ folders: { t: 'new' } })
  await deliver({ trials: [['t', 'adapted']] })
  expect(await offersOf(db)).toEqual({ curated: 'old', adapted: 'new', '*': 'new' })
})

test('a round that was imported without its folder is given none of another round', async () => {
  const { db, deliver } = await makeSkillStore()
  await deliver({ trials: [['t', 'evolved: 2']] })
  await deliver({ trials: [['t', 'evolved: 1']], folders: { t: 'a' } })
  expect(await offersOf(db)).toEqual({ evolved_1: 'a' })
})

test('a folder without skills says nothing where skills are known', async () => {
  const { db, deliver } = await makeSkillStore()
  await deliver({ trials: [['t', 'evolved: 1']], folders: { t: null } })
  expect(await rowsOf(db, 'SELECT skill_count FROM skill_set')).toMatchObject([{ skill_count: 0 }])
  await deliver({ folders: { t: 'a' } })
  await deliver({ folders: { t: null } })
  expect(await offersOf(db)).toEqual({ evolved_1: 'a', '*': 'a' })
})

test('undoing a round takes its skills away, and what it took the place of returns', async () => {
  const { db, deliver, undo } = await makeSkillStore()
  await deliver({ given: 'curated', trials: [['t', 'curated']], folders: { t: 'a' } })
  const second = await deliver({ given: 'curated', folders: { t: 'b' } })
  expect(await offersOf(db)).toEqual({ curated: 'b' })
  await undo(second)
  expect(await offersOf(db)).toEqual({ curated: 'a' })
  expect(await rowsOf(db, 'SELECT content_hash FROM skill_version')).toMatchObject([
    { content_hash: 'hash of a' },
  ])
})

test('a version that two imports brought outlives the first of them', async () => {
  const { db, deliver, undo } = await makeSkillStore()
  const first = await deliver({ trials: [['t', 'evolved: 1']], folders: { t: 'a' } })
  const second = await deliver({ trials: [['t', 'evolved: 2']], folders: { t: 'a' } })
  const seen = 'SELECT first_import_id FROM skill_version'
  expect(await rowsOf(db, seen)).toMatchObject([{ first_import_id: first }])
  await undo(first)
  expect(await rowsOf(db, seen)).toMatchObject([{ first_import_id: second }])
  expect(await offersOf(db)).toEqual({ evolved_2: 'a' })
})

test('the same delivery again adds nothing', async () => {
  const { db, deliver } = await makeSkillStore()
  const rounds: SkillDelivery[] = [
    { trials: [['t', 'evolved: 1']], folders: { t: 'a', u: 'a' } },
    { trials: [['t', 'evolved: 2']], folders: { t: 'b' } },
    { given: 'evolved: 3', trials: [['t', 'evolved: 3']], folders: { t: 'c' } },
  ]
  for (const round of rounds) await deliver(round)
  const all = () =>
    Promise.all(
      ['skill_set', 'offered_skill_set', 'skill_version'].map((table) =>
        rowsOf(db, `SELECT * FROM ${table} ORDER BY 1, 2`),
      ),
    )
  const before = await all()
  for (const round of rounds) await deliver(round)
  expect(await all()).toEqual(before)
})

test('a use is of the version that its condition offers, and of none where that wrote its own', async () => {
  const { db, deliver, undo } = await makeSkillStore()
  const uses = async () => {
    const rows = await rowsOf(
      db,
      `SELECT c.key, v.content_hash AS hash FROM skill_use u JOIN trial t ON t.id = u.trial_id
       JOIN condition c ON c.id = t.condition_id LEFT JOIN skill_version v ON v.id = u.version_id`,
    )
    return Object.fromEntries(rows.map(({ key, hash }) => [key, hash]))
  }
  await deliver({
    trials: [
      ['t', 'curated'],
      ['t', 'generated_before'],
      ['t', 'unknown'],
      ['t', 'no_skills'],
    ],
    folders: { t: 'a' },
  })
  const none = { generated_before: null, unknown: null, no_skills: null }
  expect(await uses()).toEqual({ curated: 'hash of a', ...none })
  const second = await deliver({ given: 'curated', folders: { t: 'b' } })
  expect(await uses()).toEqual({ curated: 'hash of b', ...none })
  await undo(second)
  expect(await uses()).toEqual({ curated: 'hash of a', ...none })
})

test('trials that are given another condition take along the folder that came with them', async () => {
  const { db, experimentId, deliver } = await makeSkillStore()
  await deliver({ trials: [['t', 'curated']], folders: { t: 'a' } })
  const groups = [{ conditionKey: 'curated', isAllJobs: true as const }]
  await setConditions(db, experimentId, groups, parseCondition('evolved: 1')!)
  expect(await offersOf(db)).toEqual({ evolved_1: 'a' })
})

test('what came before is what was there before a set, whatever comes after it', async () => {
  const { db, deliver } = await makeSkillStore()
  await deliver({ trials: [['t', 'evolved: 1']], folders: { t: 'a' } })
  await deliver({ trials: [['t', 'evolved: 2']], folders: { t: 'b' } })
  const diff = () => compareSkills(db, side('evolved: 2'), side('evolved: 2'))
  const before = await diff()
  expect(before.skills).toMatchObject([{ earlier: { contentHash: 'hash of a' } }])
  await deliver({ trials: [['t', 'evolved: 3']], folders: { t: 'c', u: 'd' } })
  expect(await diff()).toEqual(before)
})

const TASKS = ['t', 'u']
const round = fc.record({
  kind: fc.constant('round' as const),
  round: fc.integer({ min: 1, max: 3 }),
  isGiven: fc.boolean(),
  areFoldersFirst: fc.boolean(),
  // What the folder of each task holds, if the round brings it.
  texts: fc.tuple(...TASKS.map(() => fc.constantFrom('one', 'two', 'three', undefined))),
})
const act = fc.oneof(
  { weight: 4, arbitrary: round },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), at: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('folders' as const) }) },
)

type Valued<T> = T extends fc.Arbitrary<infer Value> ? Value : never
type Round = Valued<typeof round>
type Act = Valued<typeof act>

const deliveryOf = ({ round, isGiven, areFoldersFirst, texts }: Round): SkillDelivery => ({
  ...(isGiven ? { given: `evolved: ${round}` } : {}),
  areFoldersFirst,
  trials: TASKS.map((task) => [task, `evolved: ${round}`] as const),
  folders: Object.fromEntries(
    TASKS.flatMap((task, at) => (texts[at] === undefined ? [] : [[task, texts[at]]])),
  ),
})

/** What the pages say of a round: its sizes, its skills, and the diff of its trial with one of another. */
async function pageOf(db: Db, round: number, task: string) {
  const question = { ...DEFAULT_QUESTION, without: 'no_skills', with: `evolved_${round}` }
  const view = (await getTask(db, 'exp', task, question))!
  const diff = await compareSkills(db, side('no_skills', task), side(`evolved: ${round}`, task))
  const files = await Promise.all(diff.skills.map((pair) => diffSkillFiles(db, pair)))
  // The version before is another round's.
  const skills = diff.skills.map(({ earlier: _, ...pair }) => pair)
  return {
    head: view.task,
    gain: view.row?.gain,
    // When a version first came is another import's, once the first that brought it is undone.
    skills: view.skills.map(({ firstSeenAt: _, ...skill }) => skill),
    diff: { ...diff, skills },
    files,
  }
}

interface Living {
  readonly importId: number
  /** Null: folders alone. */
  readonly round: Round | null
  readonly delivery: SkillDelivery
}

/** Does one thing to a store and answers what lives then: rounds come, or come again, or leave. */
async function perform(
  store: Awaited<ReturnType<typeof makeSkillStore>>,
  living: readonly Living[],
  one: Act,
  at: number,
): Promise<readonly Living[]> {
  if (one.kind === 'undo') {
    const gone = living[one.at]
    if (gone) await store.undo(gone.importId)
    return living.filter((other) => other !== gone)
  }
  if (one.kind === 'folders') {
    const delivery = { folders: { t: `folder ${at}`, u: `folder ${at}` } }
    return [...living, { importId: await store.deliver(delivery), round: null, delivery }]
  }
  const there = living.find((other) => other.round?.round === one.round)
  const delivery = there?.delivery ?? deliveryOf(one)
  const importId = await store.deliver(delivery)
  return there ? living : [...living, { importId, round: one, delivery }]
}

/** The pages of all rounds that live and brought the folder of the task. */
async function pagesOf(db: Db, living: readonly Living[]) {
  const pages = new Map<string, unknown>()
  for (const { round } of living)
    for (const [at, task] of TASKS.entries())
      if (round?.texts[at] !== undefined)
        pages.set(`${round.round} ${task}`, await pageOf(db, round.round, task))
  return pages
}

const BASE: SkillDelivery = { trials: TASKS.map((task) => [task, 'no_skills'] as const) }

const keptOf = (db: Db) =>
  Promise.all(
    ['offered_skill_set', 'skill_use'].map((table) =>
      rowsOf(db, `SELECT * FROM ${table} ORDER BY 1, 2`),
    ),
  )

test('a round answers the same, whatever other rounds come and are undone, as if these never came', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 6 }), async (acts) => {
      const store = await makeSkillStore()
      await store.deliver(BASE)
      let living: readonly Living[] = []
      for (const [at, one] of acts.entries()) {
        const before = await pagesOf(store.db, living)
        living = await perform(store, living, one, at)
        const after = await pagesOf(store.db, living)
        for (const [name, page] of before)
          if (after.has(name)) expect(after.get(name)).toEqual(page)
      }
      const fresh = await makeSkillStore()
      await fresh.deliver(BASE)
      for (const { delivery } of living) await fresh.deliver(delivery)
      for (const task of TASKS)
        expect(await offersOf(store.db, task)).toEqual(await offersOf(fresh.db, task))
      const kept = await keptOf(store.db)
      await store.db.$client.batch(settleSkills(store.experimentId, { taskNames: TASKS }), 'write')
      expect(await keptOf(store.db)).toEqual(kept)
    }),
    { seed: 20_261_128, numRuns: 12 },
  )
})
