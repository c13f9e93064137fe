import { expect, test } from 'vitest'
import type { Db } from '@/db/open-database'
import { soundDatabases } from '@/db/testing'
import { harborTrial, importFiles } from '@/lib/ingest/testing-harbor'

// A trial that was tried three times; its own result tells of the second.

const makeDb = soundDatabases()

const FOLDER = 'jobs/with-skills/sort__aaaaaaa'

const attempt = (name: string, result: object) =>
  harborTrial(`${FOLDER}/attempts/${name}`, { id: `own-${name}`, task_name: 'other', ...result })

const ends = (hour: number) => ({ finished_at: `2026-04-01T${10 + hour}:00:00Z` })

const TRIAL: Readonly<Record<string, string>> = {
  ...attempt('000', {
    verifier_result: { rewards: { reward: 0 } },
    agent_result: { n_input_tokens: 100, n_output_tokens: 10 },
    ...ends(0),
  }),
  ...attempt('001', ends(1)),
  ...attempt('002', { exception_info: { exception_type: 'DaytonaError' }, ...ends(2) }),
  [`${FOLDER}/result.json`]: harborTrial(FOLDER, {
    trial_uri: 'file:///runs/sort__aaaaaaa/attempts/001',
    ...ends(1),
  })[`${FOLDER}/result.json`]!,
}

const stored = async (db: Db) => {
  const { rows } = await db.$client.execute(
    `SELECT k.name, t.log_id, t.status, t.reward, t.tokens_in, t.detail->>'$.attributes.attempt' AS attempt
      FROM trial t JOIN task k ON k.id = t.task_id WHERE t.is_live = 1`,
  )
  return rows.map((row) => Object.values(row).join(' '))
}

test('the attempt that a person names counts, with its own reward, tokens and end', async () => {
  const db = await makeDb()
  await importFiles(db, TRIAL)
  expect(await stored(db)).toEqual(['sort sort__aaaaaaa ok 1 900 001'])
  const named = await importFiles(db, TRIAL, { attempt: '000' })
  expect(named.report.trials).toEqual({ added: 0, replaced: 1, unchanged: 0 })
  expect(await stored(db)).toEqual(['sort sort__aaaaaaa ok 0 100 000'])
  expect(
    named.report.choices?.map(({ what, chosen, alternatives }) => [
      what,
      chosen,
      alternatives.map(({ name }) => name),
    ]),
  ).toEqual([['attempt', '000', ['000', '001', '002 (DaytonaError)']]])
  const again = await importFiles(db, TRIAL, { attempt: '000' })
  expect(again.report.trials).toEqual({ added: 0, replaced: 0, unchanged: 1 })
  await importFiles(db, TRIAL)
  expect(await stored(db)).toEqual(['sort sort__aaaaaaa ok 1 900 001'])
})

test('the first or the last of each trial counts; a name that a trial lacks changes nothing', async () => {
  const rewards = async (name: string) => {
    const db = await makeDb()
    await importFiles(db, TRIAL, { attempt: name })
    return (await stored(db))[0]?.split(' ').slice(2)
  }
  expect(await rewards('first')).toEqual(['ok', '0', '100', '000'])
  expect(await rewards('last')).toEqual(['infra_error', '1', '900', '002'])
  expect(await rewards('__proto__')).toEqual(['ok', '1', '900', '001'])
})

test('an attempt without a result has no reward, and not that of another', async () => {
  const db = await makeDb()
  const { [`${FOLDER}/attempts/000/result.json`]: _, ...files } = TRIAL
  await importFiles(db, files, { attempt: '000' })
  expect((await stored(db))[0]).toContain('sort sort__aaaaaaa missing_reward')
})
