import { expect, test } from 'vitest'
import { compareSkills, diffSkillFiles } from '@/lib/analysis/skill/compare-skills'
import { setConditions } from '@/lib/change/set-conditions'
import { parseCondition } from '@/lib/domain/parse-condition'
import { makeSkillStore, offersOf, side, type SkillDelivery } from './testing-skills'
import { rowsOf } from './testing-store'

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
