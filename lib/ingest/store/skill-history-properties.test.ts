import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Db } from '@/db/open-database'
import { settleSkills } from '@/db/writes/settle-skills'
import { compareSkills, diffSkillFiles } from '@/lib/analysis/skill/compare-skills'
import { getTask } from '@/lib/analysis/task/get-task'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import { makeSkillStore, offersOf, side, type SkillDelivery } from './testing-skills'
import { rowsOf } from './testing-store'

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
