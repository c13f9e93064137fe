import { expect, test } from 'vitest'
import { logFiles } from '@/lib/ingest/testing'
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
