import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '@/db/open-database'
import { skillUse, task, trial } from '@/db/schema'
import { createTestDb } from '@/db/testing'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { insertTestSkill } from '@/lib/analysis/testing'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import { openExperiment } from '@/lib/analysis/experiment/get-experiment'
import { findNearSkills } from './find-near-skills'
import { getSkill, type SkillQuestion } from './get-skill'
import { listSkillVersions } from './list-skill-versions'
import { listSkills } from './list-skills'

const CELLS = `
  floods | alpha | no_skills | 0 0 0
  floods | alpha | curated | 1 1 0
  floods | beta | no_skills | 1 0 0
  floods | beta | curated | 0 0 0
  ledger | alpha | no_skills | 1 1 1
  ledger | alpha | curated | 0 0 1
  ledger | beta | no_skills | 1 1 1
  ledger | beta | curated | 1 1 1
  bonds | alpha | no_skills | 0
  bonds | alpha | curated | 1
  bonds | beta | no_skills | 0
  bonds | beta | curated | 1`

/** The versions of skills that each task offers, a line each: `task | skill | hash | text`. */
async function makeOffers(lines: readonly string[], cells = CELLS) {
  const db = await createTestDb()
  const experimentId = await makeExperiment(db, { cells: cellsFromText(cells) })
  const tasks = await db.select().from(task).where(eq(task.experimentId, experimentId))
  for (const line of lines) {
    const [name, skill, contentHash, text] = line.split('|').map((part) => part.trim())
    const taskId = tasks.find((one) => one.name === name)!.id
    const files = [{ path: 'SKILL.md', bytes: text!.length, text: text! }]
    // Only the experiment and the task are looked at.
    const place = { experimentId, taskId, configurationId: 0, importId: 0 }
    await insertTestSkill(db, place, { name: skill!, contentHash: contentHash!, files })
  }
  return db
}

const ask = (db: Db, skill: string, fields: Partial<SkillQuestion> = {}) =>
  getSkill(db, 'test', skill, {
    ...DEFAULT_QUESTION,
    ...{ version: null, left: null, right: null },
    ...fields,
  })

async function noteUse(
  db: Db,
  uid: string,
  skill: string,
  facts: Partial<typeof skillUse.$inferInsert>,
) {
  const [row] = await db.select().from(trial).where(eq(trial.uid, uid))
  await db.insert(skillUse).values({ trialId: row!.id, skill, offered: 'listed', ...facts })
}

test('the effect is that of the condition on the tasks that offer the skill, and on no other', async () => {
  const db = await makeOffers([
    'floods | gauges | a1 | Count first.',
    'ledger | gauges | a1x | Count.',
  ])
  const { effect, offers } = (await ask(db, 'gauges'))!
  expect(effect!.tasks.map(({ task: name, gain }) => [name, gain.estimate])).toEqual([
    ['floods', expect.closeTo(1 / 6)],
    ['ledger', expect.closeTo(-1 / 3)],
  ])
  expect(effect!.gain).toMatchObject({ nTasks: 2, nTrials: 24, estimate: expect.closeTo(-1 / 12) })
  expect(effect!.configurations.map(({ key, gain }) => [key, gain.estimate])).toEqual([
    ['alpha', expect.closeTo(0)],
    ['beta', expect.closeTo(-1 / 6)],
  ])
  const [floods] = effect!.tasks
  expect(floods!.cells.map((one) => [one.configuration, one.without, one.with])).toEqual([
    ['alpha', 0, expect.closeTo(2 / 3)],
    ['beta', expect.closeTo(1 / 3), 0],
  ])
  expect(offers.map(({ task: name, nTrials, others }) => [name, nTrials, others])).toEqual([
    ['floods', 6, []],
    ['ledger', 6, []],
  ])
})

test('the gain of one task has its interval from trials, as on the page of the task', async () => {
  const db = await makeOffers(['floods | gauges | a1 | Count first.'])
  const { effect } = (await ask(db, 'gauges'))!
  expect(effect!.gain.method).toBe('mover')
  expect(effect!.gain).toEqual(effect!.tasks[0]!.gain)
})

test('what was offered along is named: the effect belongs to all of it', async () => {
  const db = await makeOffers(['bonds | accrual | b1 | Accrue.', 'bonds | netting | c1 | Net.'])
  expect((await ask(db, 'accrual'))!.offers).toMatchObject([{ task: 'bonds', others: ['netting'] }])
})

const THREE = `
  floods | alpha | no_skills | 0 0
  floods | alpha | curated   | 1 1
  floods | alpha | evolved   | 1 1 0`

test('a link without a condition asks about one that offered the skill, and counts its trials', async () => {
  const db = await makeOffers([], THREE)
  await noteUse(db, 'floods-alpha-evolved-1', 'gauges', { read: 'step 2: r' })
  await noteUse(db, 'floods-alpha-evolved-2', 'gauges', {})
  const { contrast, effect, compared } = (await ask(db, 'gauges'))!
  expect(contrast!.with.key).toBe('evolved')
  expect(effect!.gain.estimate).toBeCloseTo(2 / 3)
  expect(compared).toMatchObject({ nOffered: 3, nRead: 1 })
  // A condition that the link names stays, though it offered nothing.
  const named = (await ask(db, 'gauges', { with: 'curated' }))!
  expect([named.contrast!.with.key, named.effect, named.compared]).toEqual(['curated', null, null])
})

test('what stood beside a skill says under which conditions it did', async () => {
  const db = await makeOffers(['floods | gauges | a1 | Count first.'], THREE)
  await noteUse(db, 'floods-alpha-evolved-1', 'units', {})
  const [offer] = (await ask(db, 'gauges'))!.offers
  expect(offer).toMatchObject({
    conditions: ['curated', 'evolved'],
    along: [{ skill: 'units', conditions: ['evolved'] }],
  })
  const { items } = (await listSkills(db, 'test', {
    ...{ ...DEFAULT_QUESTION, with: 'evolved', q: '', sort: 'name', order: 'asc' },
    ...{ offset: 0, limit: 10 },
  }))!
  expect(items.map(({ skill, nAlong }) => [skill, nAlong])).toEqual([
    ['gauges', 1],
    ['units', 1],
  ])
})

test('the funnel counts trials by their logs; those that cannot tell are apart, and never zero', async () => {
  const db = await makeOffers(['floods | gauges | a1 | Count first.'])
  for (const [uid, use] of [
    ['floods-alpha-curated-1', { loaded: 'l', read: 'step 2: r', executed: 'step 3: x' }],
    ['floods-alpha-curated-2', { read: 'step 2: r' }],
    ['floods-alpha-curated-3', {}],
  ] as const)
    await noteUse(db, uid, 'gauges', use)
  await db.update(trial).set({ skillUse: 'none' }).where(eq(trial.uid, 'floods-beta-curated-1'))
  const { trials } = (await ask(db, 'gauges'))!
  expect(trials.funnel).toEqual({
    ...{ nOffered: 6, nUnknown: 2, nLoaded: 2, nRead: 2, nExecuted: 1 },
    ...{ nPassed: 1, nCounted: 1, passedAfter: 'executed' },
  })
  expect(trials.passing.map(({ group, nPassed, nCounted }) => [group, nPassed, nCounted])).toEqual([
    ['executed', 1, 1],
    ['read', 1, 1],
    ['unread', 0, 2],
    ['unknown', 0, 2],
    ['baseline', 1, 6],
  ])
})

test('trials that the rule for errors leaves out are not counted as failed after the skill', async () => {
  const db = await makeOffers(['floods | gauges | a1 | Count first.'])
  for (const uid of ['floods-alpha-curated-1', 'floods-alpha-curated-2', 'floods-alpha-curated-3'])
    await noteUse(db, uid, 'gauges', { read: 'step 2: r' })
  await db
    .update(trial)
    .set({ status: 'infra_error' })
    .where(eq(trial.uid, 'floods-alpha-curated-3'))
  const counts = async (policy: SkillQuestion['policy']) =>
    (await ask(db, 'gauges', { policy }))!.trials.funnel
  expect(await counts('headline')).toMatchObject({ nRead: 3, nPassed: 2, nCounted: 2 })
  expect(await counts('fail')).toMatchObject({ nRead: 3, nPassed: 2, nCounted: 3 })
})

/** How trials passed under `curated`, one task a line; each task was offered the skill. */
async function passRate(cells: readonly string[]) {
  const offers = cells.map((line, at) => `${line.split('|')[0]} | gauges | a${at} | Count.`)
  const db = await makeOffers(offers, cells.join('\n'))
  return (await ask(db, 'gauges'))!.trials.passing[0]
}

test('pass rates by use are of tasks: five trials of each of 20 are not 100 tasks', async () => {
  const rewards = (at: number) => (at < 10 ? '1 1 1 1 1' : '0 0 0 0 0')
  const cells = Array.from({ length: 20 }, (_, at) => `t${at} | a | curated | ${rewards(at)}`)
  expect(await passRate(cells)).toMatchObject({
    ...{ group: 'unknown', nPassed: 50, nCounted: 100, nTasks: 20, rate: 0.5 },
    // 0.5 ± t(19) · √(20/19 · 20 · 2.5²)/100.
    ...{ low: expect.closeTo(0.2599, 4) as number, high: expect.closeTo(0.7401, 4) as number },
  })
})

test('of one task the limits are over its trials; of tasks that all pass they are no point', async () => {
  expect(await passRate(['t1 | a | curated | 1 1 1 0'])).toMatchObject({
    ...{ nTasks: 1, rate: 0.75, low: expect.closeTo(0.3006, 4) as number },
  })
  expect(await passRate(['t1 | a | curated | 1 1', 't2 | a | curated | 1 1'])).toMatchObject({
    ...{ nTasks: 2, rate: 1, low: expect.closeTo(0.3424, 4) as number, high: 1 },
  })
})

test('two versions are set side by side by the beginnings of their hashes', async () => {
  const db = await makeOffers([
    'floods | gauges | a1 | Count first.',
    'ledger | gauges | b2 | Count last.',
  ])
  const { diff, versions, shown } = (await ask(db, 'gauges', { left: 'a', right: 'b' }))!
  expect(versions.map(({ contentHash }) => contentHash)).toEqual(['b2', 'a1'])
  expect(shown).toMatchObject({ contentHash: 'b2', files: [{ text: 'Count last.' }] })
  expect(diff).toMatchObject({ left: 'a1', right: 'b2', gain: null, conditions: null })
  expect(diff!.files).toMatchObject([{ path: 'SKILL.md', change: 'changed' }])
  expect((await ask(db, 'gauges', { version: 'a1' }))!.shown!.contentHash).toBe('a1')
  expect((await ask(db, 'gauges', { left: 'a', right: 'zz' }))!.diff).toBeNull()
})

test('a skill that only logs name has a page without text', async () => {
  const db = await makeOffers([])
  await noteUse(db, 'floods-alpha-curated-1', '../<b>', { read: 'step 1: r' })
  const view = (await ask(db, '../<b>'))!
  expect(view).toMatchObject({ versions: [], shown: null, near: null })
  expect(view.offers).toMatchObject([{ task: 'floods', conditions: ['curated'], nTrials: 6 }])
  expect(await ask(db, 'never named')).toBeNull()
})

test('a skill of the same words under another name is found', async () => {
  const text = 'Count the gauges before you read the first stage of the flood.'
  const db = await makeOffers([
    `floods | gauges | a1 | ${text}`,
    `ledger | levels | b1 | ${text} Then write.`,
    'bonds | netting | c1 | Net what is owed between the two desks at the end of each day.',
  ])
  const { near } = (await ask(db, 'gauges'))!
  expect(near).toMatchObject({ nCompared: 2, items: [{ skill: 'levels', contentHash: 'b1' }] })
  expect(near!.items[0]!.similarity).toBeCloseTo(8 / 10)
})

test('a version older than those that are looked through still finds what resembles it', async () => {
  const text = 'Count the gauges before you read the first stage of the flood.'
  const db = await makeOffers([
    `floods | gauges | a1 | ${text}`,
    `ledger | levels | b1 | ${text} Then write.`,
  ])
  const { experiment, table } = (await openExperiment(db, 'test', DEFAULT_QUESTION))!
  const [shown, near] = await listSkillVersions(db, experiment.id)
  // As many others, without a text, that came after the one shown.
  const others = Array.from({ length: 2999 }, (_, at) => {
    return { ...shown!, versionId: 1000 + at, name: `other-${at}` }
  })
  const found = await findNearSkills(db, table, [shown!, ...others, near!], shown!)
  expect(found).toMatchObject({ nLeftOut: 1, items: [{ skill: 'levels', contentHash: 'b1' }] })
})

test('skills are listed with their tasks, trials and gain; unknown gains come last', async () => {
  const db = await makeOffers([
    'floods | gauges | a1 | Count first.',
    'bonds | accrual | b1 | Accrue.',
  ])
  const list = (order: 'asc' | 'desc', q = '') =>
    listSkills(db, 'test', {
      ...DEFAULT_QUESTION,
      ...{ q, sort: 'gain', order, offset: 0, limit: 10 },
    })
  const { items } = (await list('desc'))!
  expect(
    items.map(({ skill, nTasks, nTrials, gain }) => [skill, nTasks, nTrials, gain.estimate]),
  ).toEqual([
    ['accrual', 1, 2, 1],
    ['gauges', 1, 6, expect.closeTo(1 / 6)],
  ])
  expect((await list('asc', 'GAU'))!.items.map(({ skill }) => skill)).toEqual(['gauges'])
})
