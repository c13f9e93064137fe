import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '@/db/open-database'
import { accessToken, experiment, task, team, trial } from '@/db/schema'
import { createTestDb } from '@/db/testing'
import { addExperiment } from '@/db/writes/add-experiment'
import { makeAccessToken, showAccessToken } from '@/lib/change/access/access-tokens'
import { findTeam, makeTeam, removeTeam } from '@/lib/change/access/teams'
import { setVisibility } from './set-visibility'

/** Teams Red (1) and Blue (2), and an empty experiment. */
async function setUp() {
  const db = await createTestDb()
  for (const name of ['Red', 'Blue']) expect(await makeTeam(db, name)).toBeNull()
  await addExperiment(db, { slug: 'run', name: 'Run', kind: 'logs' })
  const teams = await db.select().from(team)
  const uidOf = (name: string) => teams.find((one) => one.name === name)!.uid
  const set = (visibility: 'everyone' | 'team', teamId: number | null, by: number[] | null) =>
    setVisibility(db, 'run', { visibility, teamId }, by)
  return { db, set, uidOf }
}

/** As little of a trial as makes an experiment one that holds some. */
async function addTrial(db: Db) {
  await db.$client.executeMultiple(`
    INSERT INTO task (id, experiment_id, name) VALUES (1, 1, 't');
    INSERT INTO configuration (id, experiment_id, key) VALUES (1, 1, 'c');
    INSERT INTO condition (id, experiment_id, key, kind, label) VALUES (1, 1, 'x', 'other', 'X');
    INSERT INTO import (id, uid, experiment_id, experiment_slug, state, source, origin, options, created_at)
      VALUES (1, 'i', 1, 'run', 'done', '', 'api', '{}', 0);`)
  expect(await db.select().from(task)).toHaveLength(1)
  const columns = (await db.$client.execute('PRAGMA table_info(trial)')).rows
  const needed = columns.filter((row) => Number(row.notnull) === 1 && row.dflt_value === null)
  const names = needed.map((row) => String(row.name))
  const values = names.map((name) => (/_id$|^id$/.test(name) ? 1 : `'${name}'`))
  await db.$client.execute(`INSERT INTO trial (${names.join()}) VALUES (${values.join()})`)
  expect(await db.select({ id: trial.id }).from(trial)).toHaveLength(1)
}

test('a team takes an empty experiment, and from then on it alone and admins say who sees it', async () => {
  const { set } = await setUp()
  expect(await set('team', 1, [1])).toBeNull()
  expect(await set('everyone', 2, [2])).toMatch(/another team’s/)
  expect(await set('everyone', 1, [])).toMatch(/by its team, or by an admin/)
  expect(await set('team', 2, [1])).toMatch(/a team that you are in/)
  expect(await set('everyone', 1, [1])).toBeNull()
  expect(await set('team', 2, null)).toBeNull()
  expect(await set('team', null, null)).toMatch(/Choose the team/)
})

test('what holds trials and is no team’s is taken from the others by an admin alone', async () => {
  const { db, set } = await setUp()
  await addTrial(db)
  expect(await set('team', 1, [1])).toMatch(/an admin may give it/)
  expect(await set('team', 1, null)).toBeNull()
})

test('a team with experiments is not removed; one without takes its tokens along and frees its name', async () => {
  const { db, set, uidOf } = await setUp()
  await set('team', 1, null)
  const { token } = await makeAccessToken(db, {
    ...{ name: 'ci', role: 'uploader', days: null, teamId: 1, madeBy: null },
  })
  expect(await removeTeam(db, uidOf('Red'))).toMatch(/has experiments/)
  expect(await showAccessToken(db, token)).not.toBeNull()
  expect(await findTeam(db, uidOf('Red'))).not.toBeNull()
  await db.update(experiment).set({ teamId: null }).where(eq(experiment.slug, 'run'))
  expect(await removeTeam(db, uidOf('Red'))).toBeNull()
  expect([await showAccessToken(db, token), await findTeam(db, uidOf('Red'))]).toEqual([null, null])
  expect((await db.select().from(accessToken))[0]!.revokedAt).not.toBeNull()
  expect(await makeTeam(db, 'Red')).toBeNull()
  expect(await makeTeam(db, 'Red')).toMatch(/already/)
})
