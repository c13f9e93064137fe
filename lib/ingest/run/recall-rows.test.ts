import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { soundDatabases } from '@/db/testing'
import { withFolder } from '@/lib/ingest/testing'
import { parseDelivery } from './parse-delivery'
import { count, deliver } from './testing-import'

const makeDb = soundDatabases()

// A repeat with another seed: most rows are equal to those of the first file.
const table = (rewards: readonly number[]) =>
  ['task,model,condition,reward', ...rewards.map((reward, i) => `t${i},M,no_skills,${reward}`)]
    .join('\n')
    .concat('\n')

const evaluation = (responses: readonly string[]) =>
  responses
    .map((response, at) =>
      JSON.stringify({
        question: `What is ${at} + ${at}?`,
        answer: String(2 * at),
        model_responses: [response],
        model_responses__eval_is_correct: [response === String(2 * at)],
      }),
    )
    .join('\n')

test.each([
  ['a table', 'seed-1.csv', table([1, 0, 1]), 'seed-2.csv', table([1, 0, 0]), 3],
  [
    'lines of an evaluation',
    'one.jsonl',
    evaluation(['0', '2', '5']),
    'two.jsonl',
    evaluation(['0', '2', '4']),
    3,
  ],
])(
  'rows of a second file that are equal to rows of the first are trials of their own: %s',
  async (_, first, rows, second, others, nTrials) =>
    withFolder({ [first]: rows }, async (folder) => {
      const db = await makeDb()
      const job = { parse: parseDelivery }
      await deliver(db, [folder], job)
      expect(await count(db, 'trial')).toBe(nTrials)
      await writeFile(join(folder, second), others)
      expect((await deliver(db, [folder], job)).outcome.report.trials).toMatchObject({
        added: nTrials,
        unchanged: nTrials,
      })
      expect((await deliver(db, [folder], job)).outcome.report.trials).toMatchObject({
        added: 0,
        unchanged: 2 * nTrials,
      })
      expect(await count(db, 'trial')).toBe(2 * nTrials)
    }),
)
