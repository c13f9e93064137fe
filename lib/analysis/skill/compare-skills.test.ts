import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import type { NewSkill } from '@/lib/domain/new-trial'
import { compareSkills, diffSkillFiles, type SkillSide } from './compare-skills'
import { insertTestExperiment, insertTestSkill } from '@/lib/analysis/testing'

const version = (hash: string, text: string, more: NewSkill['files'] = []) => ({
  name: 'flood',
  contentHash: hash,
  files: [{ path: 'SKILL.md', bytes: text.length, text }, ...more],
})

const side = (conditionKind: SkillSide['conditionKind'], slug = 'demo'): SkillSide => ({
  conditionKey: conditionKind,
  conditionKind,
  experiment: { slug },
  task: { name: 'flood-risk' },
  skills: [],
})

test('two trials of one task were offered the same skill', async () => {
  const db = await createTestDb()
  const place = await insertTestExperiment(db)
  await insertTestSkill(db, place, version('a', 'Count first.'))
  const { skills } = await compareSkills(db, side('curated'), side('unknown'))
  expect(skills).toMatchObject([{ name: 'flood', relation: 'same', earlier: null }])
})

test('a side without skills has none, and one that wrote its own is not given the task’s', async () => {
  const db = await createTestDb()
  const place = await insertTestExperiment(db)
  await insertTestSkill(db, place, version('a', 'Count first.'))
  const none = await compareSkills(db, side('no_skills'), side('curated'))
  expect(none).toMatchObject({ left: 'none', right: 'task', skills: [{ relation: 'only_right' }] })
  expect(await diffSkillFiles(db, none.skills[0]!)).toMatchObject([
    { path: 'SKILL.md', change: 'only_right' },
  ])
  const own = await compareSkills(db, side('curated'), side('generated_before'))
  expect(own).toMatchObject({ right: 'self_written', skills: [{ relation: 'only_left' }] })
})

test('a side labelled without skills has those that its log shows', async () => {
  const db = await createTestDb()
  const place = await insertTestExperiment(db)
  await insertTestSkill(db, place, version('a', 'Count first.'))
  const labelled = { ...side('no_skills'), skills: [{ read: null }, { read: 'step 4' }] }
  expect(await compareSkills(db, labelled, side('curated'))).toMatchObject({
    left: 'in_log',
    logs: { left: { shown: 2, read: 1 }, right: { shown: 0, read: 0 } },
  })
})

test('two experiments with two versions differ file by file', async () => {
  const db = await createTestDb()
  const old = await insertTestExperiment(db)
  const next = await insertTestExperiment(db, 'next')
  await insertTestSkill(db, old, version('a', 'Count first.'))
  const script = { path: 'scripts/run.py', bytes: 8, text: 'print(1)' }
  await insertTestSkill(db, next, version('b', 'Count last.', [script]))
  const { skills } = await compareSkills(db, side('curated'), side('curated', 'next'))
  expect(skills[0]!.relation).toBe('changed')
  expect(await diffSkillFiles(db, skills[0]!)).toMatchObject([
    { path: 'SKILL.md', change: 'changed' },
    { path: 'scripts/run.py', change: 'only_right' },
  ])
})

test('an earlier version of the same skill is set against the one both sides had', async () => {
  const db = await createTestDb()
  const place = await insertTestExperiment(db)
  await insertTestSkill(db, place, version('a', 'Count first.'), { isOffered: false })
  await insertTestSkill(db, place, version('b', 'Count last.'))
  const { skills } = await compareSkills(db, side('curated'), side('curated'))
  expect(skills).toMatchObject([{ relation: 'same', earlier: { contentHash: 'a' } }])
  const [file] = await diffSkillFiles(db, skills[0]!)
  expect(file).toMatchObject({ left: { text: 'Count first.' }, right: { text: 'Count last.' } })
})
