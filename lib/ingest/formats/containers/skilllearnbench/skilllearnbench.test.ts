import { expect, test } from 'vitest'
import { logFiles, readEverything } from '@/lib/ingest/testing'
import { skilllearnbench } from '.'

const text = (version: string) => `---\nname: adding\ndescription: Adds.\n---\n${version}\n`

const WAY = 'skills/b2-self-feedback-claude-haiku-4-5/sums'

test('the tenth run of a skill comes after the ninth, and a text written twice has no parent in itself', async () => {
  const files = await logFiles({
    [`${WAY}/adding/SKILL.md`]: text('one'),
    [`${WAY}/run2_adding/SKILL.md`]: text('two'),
    [`${WAY}/run9_adding/SKILL.md`]: text('nine'),
    [`${WAY}/run10_adding/SKILL.md`]: text('ten'),
    [`${WAY}/run11_adding/SKILL.md`]: text('ten'),
  })
  const { bundles } = await skilllearnbench.claim(files)
  const versions: { hash: string; parent: string | null }[] = []
  for (const bundle of bundles)
    for await (const item of skilllearnbench.read(bundle))
      if (item.kind === 'skill_version')
        versions.push({
          hash: item.version.skill.contentHash,
          parent: item.version.parentHash ?? null,
        })
  const [one, two, nine, ten] = versions.map(({ hash }) => hash)
  expect(versions.map(({ parent }) => parent)).toEqual([null, one, two, nine, null])
  expect(versions[4]!.hash).toBe(ten)
})

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
