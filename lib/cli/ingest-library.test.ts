import { expect, test } from 'vitest'
import type { Db } from '@/db/open-database'
import { createTestDb, expectSound } from '@/db/testing'
import { viewTiming } from '@/lib/analysis/timing/view-timing'
import { viewRounds } from '@/lib/analysis/rounds/view-rounds'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import { NO_OPTIONS } from '@/lib/domain/import'
import { addImport, newImportUid } from '@/lib/ingest/run/add-import'
import { runImport } from '@/lib/ingest/run/run-import'
import { undoImport } from '@/lib/ingest/run/undo-import'
import { withFolder } from '@/lib/ingest/testing'

// Libraries of skills, imported with nothing set. A store of SkillClaw: its sessions by round, its texts,
// its decisions. A tree of SkillLearnBench: its texts by author.

const session = (id: string, at: string, score: number) =>
  JSON.stringify({
    ...{ session_id: id, timestamp: at, user_alias: 'ana', task_id: 'ledger-total' },
    benchmark: { overall_score: score },
    turns: [{ turn_num: 1, prompt_text: 'What is the total?', response_text: 'It is 3.' }],
  })

const skill = (line: string) => `---\nname: read-ledger\ndescription: Reads.\n---\n\n${line}\n`

const STORE = {
  'team/sessions/a.json': session('a', '2026-04-30T09:00:00Z', 0.25),
  'team/sessions/b.json': session('b', '2026-05-01T09:00:00Z', 0.75),
  'team/skills/read-ledger/versions/v1/SKILL.md': skill('Open the file.'),
  'team/skills/read-ledger/versions/v2/SKILL.md': skill('Open the file. Check the total.'),
  'team/evolve_skill_registry.json': JSON.stringify({
    'read-ledger': {
      history: [
        { version: 1, timestamp: '2026-05-01T02:00:00Z', action: 'create' },
        { version: 2, timestamp: '2026-05-02T02:00:00Z', action: 'improve_skill' },
      ],
    },
  }),
}

const tree = (way: string, task: string, folder: string, line: string) => [
  `tree/skills/${way}/${task}/${folder}/SKILL.md`,
  skill(line),
]

const QUESTION = { ...DEFAULT_QUESTION, by: null, rise: 0, threshold: null }

async function deliver(db: Db, files: Readonly<Record<string, string>>) {
  const uid = newImportUid()
  const job = { slug: 'store', options: NO_OPTIONS }
  const importId = await addImport(db, { ...job, uid, state: 'queued' })
  const outcome = await withFolder(files, (folder) =>
    runImport(db, { ...job, importId, paths: [folder], isDryRun: false }),
  )
  return { uid, report: outcome!.report }
}

const rowsOf = async (db: Db, sql: string) => (await db.$client.execute(sql)).rows

test('sessions are trials of the round that their time tells, and the library has its lineage', async () => {
  const db = await createTestDb()
  const { report } = await deliver(db, STORE)
  expect(report).toMatchObject({ trials: { added: 2 }, library: { versions: 2, events: 2 } })
  expect(await rowsOf(db, 'SELECT key, round FROM condition ORDER BY round')).toMatchObject([
    { key: 'evolved_1', round: 1 },
    { key: 'evolved_2', round: 2 },
  ])
  const view = (await viewRounds(db, 'store', QUESTION))!
  expect(view.groups[0]!.series[0]!.points).toMatchObject([{ round: 2, raw: 50, nTasks: 1 }])
  expect(view.lineage).toMatchObject([
    { lanes: [{ name: 'read-ledger', nAccepted: 2, deployedAfter: 1 }] },
  ])
  const [parents] = await rowsOf(db, 'SELECT count(*) AS n FROM skill_version_parent')
  expect(parents!.n).toBe(1)
  await expectSound(db)
})

test('a session that the store has deleted since is kept, and undoing takes the library back', async () => {
  const db = await createTestDb()
  const first = await deliver(db, STORE)
  const { 'team/sessions/a.json': _deleted, ...later } = STORE
  const again = await deliver(db, later)
  expect(again.report).toMatchObject({ trials: { added: 0, unchanged: 1 } })
  const [trials] = await rowsOf(db, 'SELECT count(*) AS n FROM trial WHERE is_live = 1')
  expect(trials!.n).toBe(2)
  expect(await undoImport(db, again.uid)).toBeNull()
  expect(await undoImport(db, first.uid)).toBeNull()
  const [events] = await rowsOf(db, 'SELECT count(*) AS n FROM evolution_event')
  expect(events!.n).toBe(0)
  expect(await viewRounds(db, 'store', QUESTION)).toMatchObject({ candidates: [], groups: [] })
  await expectSound(db)
})

test('the evidence behind a candidate stays when the store has deleted its sessions and its job', async () => {
  const db = await createTestDb()
  const job = {
    ...{ job_id: 'j', created_at: '2026-05-02T02:05:00Z', candidate_skill_name: 'read-ledger' },
    session_evidence: [{ session_id: 'a', summary: 'The total was guessed.' }],
  }
  await deliver(db, { ...STORE, 'team/validation_jobs/j.json': JSON.stringify(job) })
  const { 'team/sessions/a.json': _a, 'team/sessions/b.json': _b, ...later } = STORE
  await deliver(db, later)
  const [review] = (await viewRounds(db, 'store', QUESTION))!.reviews
  expect(review!.evidence).toEqual([{ session: 'a', summary: 'The total was guessed.' }])
})

test('a tree of SkillLearnBench tells who wrote how much, and when', async () => {
  const db = await createTestDb()
  const { report } = await deliver(
    db,
    Object.fromEntries([
      tree('b1-one-shot-acme-small-1', 'ledger', 'sum', 'Add.'),
      tree('b2-self-feedback-acme-small-1', 'ledger', 'run1_sum', 'Add the column.'),
      tree('b2-self-feedback-acme-small-1', 'ledger', 'run2_sum', 'Add the column. Check it.'),
      tree('b2-self-feedback-acme-small-1', 'ledger', 'run2_head', 'Skip the head.'),
      tree('human_authored', 'ledger', 'sum', 'Use a parser.'),
    ]) as Record<string, string>,
  )
  expect(report).toMatchObject({ library: { versions: 5, events: 5 } })
  const { written } = (await viewTiming(db, 'store', DEFAULT_QUESTION))!
  expect(written).toMatchObject({
    arms: ['one_shot (before)', 'self_feedback (after own attempt)', 'human_authored'],
    rows: [
      // Of two rounds of writing the texts of the last count.
      { author: 'acme-small-1', cells: [{ nTexts: 1 }, { nTexts: 2, nTasks: 1 }, null] },
      { author: null, cells: [null, null, { nTexts: 1 }] },
    ],
  })
  const named = await rowsOf(db, 'SELECT DISTINCT author_kind, author_model FROM skill_version')
  expect(named).toHaveLength(2)
  await expectSound(db)
})
