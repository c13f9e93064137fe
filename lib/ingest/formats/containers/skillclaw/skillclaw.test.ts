import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { soundDatabases } from '@/db/testing'
import { parseDelivery } from '@/lib/ingest/run/parse-delivery'
import { deliver } from '@/lib/ingest/run/testing-import'
import { withFolder } from '@/lib/ingest/testing'

const makeDb = soundDatabases()

const session = (day: number) =>
  JSON.stringify({
    session_id: `s${day}`,
    user_alias: 'user-1',
    num_turns: 1,
    timestamp: `2026-05-0${day}T12:00:00Z`,
    task_id: 'sum',
    benchmark: { overall_score: 1 },
    turns: [{ turn_num: 1, prompt_text: 'Add.', response_text: 'Done.' }],
  })

const history = (...days: number[]) =>
  days
    .map((day) => JSON.stringify({ timestamp: `2026-05-0${day}T03:00:00Z`, skill: 'adding' }))
    .join('\n')

test('a session that is stored gets another round when the history beside it says so', () =>
  withFolder(
    {
      'store/group/sessions/s1.json': session(1),
      'store/group/sessions/s4.json': session(4),
      'store/group/evolve_skill_registry.json': '{}',
      'store/group/evolve_history.jsonl': history(3),
    },
    async (folder) => {
      const db = await makeDb()
      const job = { parse: parseDelivery }
      const roundsOf = async () =>
        (
          await db.$client.execute(
            `SELECT t.log_id, c.round FROM trial t JOIN condition c ON c.id = t.condition_id
             WHERE t.is_live = 1 ORDER BY t.log_id`,
          )
        ).rows.map((row) => [row.log_id, row.round])
      await deliver(db, [folder], job)
      expect(await roundsOf()).toEqual([
        ['s1', 1],
        ['s4', 2],
      ])
      await writeFile(join(folder, 'store/group/evolve_history.jsonl'), history(2, 3))
      const { outcome } = await deliver(db, [folder], job)
      expect(outcome.report.trials).toEqual({ added: 0, replaced: 1, unchanged: 1 })
      expect(await roundsOf()).toEqual([
        ['s1', 1],
        ['s4', 3],
      ])
    },
  ))
