import { expect, test } from 'vitest'
import { logFiles, readEverything } from '@/lib/ingest/testing'

const SKILL = '---\nname: sum\ndescription: Sums.\n---\n\nAdd the column.\n'

test('a reference run that is no log of an agent is named, and the rest of the tree is read', async () => {
  const { versions, events, problems } = await readEverything(
    logFiles({
      'tree/skills/b1-one-shot-acme-1/ledger/sum/SKILL.md': SKILL,
      'tree/eval_keypoints/ledger/ledger-1/claude-code.txt': SKILL,
      'tree/eval_keypoints/ledger/ledger-1/skill-key-points.generated.json': '[]',
    }),
  )
  expect([versions.length, events.length]).toEqual([1, 2])
  expect(problems.map(({ code, file }) => [code, file])).toEqual([
    ['unknown_format', 'tree/eval_keypoints/ledger/ledger-1/claude-code.txt'],
  ])
})
