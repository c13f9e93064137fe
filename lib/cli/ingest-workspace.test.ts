import { expect, test } from 'vitest'
import type { Db } from '@/db/open-database'
import { createTestDb } from '@/db/testing'
import { listHarms } from '@/lib/analysis/harm/list-harms'
import { viewDomains } from '@/lib/analysis/domain/view-domains'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import { NO_OPTIONS } from '@/lib/domain/import'
import { addImport } from '@/lib/ingest/run/add-import'
import { runImport } from '@/lib/ingest/run/run-import'
import { withFolder } from '@/lib/ingest/testing'

// A workspace of skill-creator, imported with nothing set: what its author sees.

const grading = (task: string, passed: readonly boolean[], round: string) =>
  JSON.stringify({
    expectations: passed.map((one, at) => ({
      text: `check ${at}`,
      passed: one,
      evidence: `${task}, ${round}`,
    })),
  })

const iteration = (number: number, tasks: Readonly<Record<string, readonly boolean[]>>) =>
  Object.fromEntries(
    Object.entries(tasks).flatMap(([task, passed]) => {
      const folder = `letters-workspace/iteration-${number}/${task}`
      return [
        [`${folder}/with_skill/grading.json`, grading(task, passed, `round ${number}`)],
        // Copied from iteration to iteration, as the tool's users do.
        [`${folder}/without_skill/grading.json`, grading(task, [true, false], 'without')],
      ]
    }),
  )

async function deliver(db: Db, files: Readonly<Record<string, string>>) {
  const importId = await addImport(db, { slug: 'my-skill', options: NO_OPTIONS, state: 'queued' })
  return withFolder(files, (folder) =>
    runImport(db, {
      importId,
      slug: 'my-skill',
      paths: [folder],
      options: NO_OPTIONS,
      isDryRun: false,
    }),
  )
}

const FIRST = iteration(1, { greet: [true, true], count: [false, false], sort: [true, false] })
const SECOND = iteration(2, { greet: [true, true], count: [true, false], sort: [false, false] })

test('its harm list is with the skill against without, by the skill it is for', async () => {
  const db = await createTestDb()
  await deliver(db, FIRST)
  const harms = (await listHarms(db, 'my-skill', {
    ...DEFAULT_QUESTION,
    show: 'harms',
    offset: 0,
    limit: 10,
  }))!
  expect([harms.contrast?.without.key, harms.contrast?.with.key]).toEqual(['no_skills', 'curated'])
  expect(harms.items.map(({ task }) => task)).toEqual(['count'])
  const domains = (await viewDomains(db, 'my-skill', DEFAULT_QUESTION))!
  expect(domains.domains.domains.map(({ domain }) => domain)).toEqual(['letters'])
})

test('the next iteration makes rounds of it, against the one baseline that was copied', async () => {
  const db = await createTestDb()
  await deliver(db, FIRST)
  const outcome = await deliver(db, { ...FIRST, ...SECOND })
  expect(outcome?.report.trials).toMatchObject({ added: 3, replaced: 3, unchanged: 3 })
  const harms = (await listHarms(db, 'my-skill', {
    ...DEFAULT_QUESTION,
    show: 'harms',
    offset: 0,
    limit: 10,
  }))!
  expect(harms.conditions.map(({ key }) => key)).toEqual(['no_skills', 'evolved_1', 'evolved_2'])
  expect(harms.contrast?.with.key).toBe('evolved_2')
  expect(harms.items.map(({ task }) => task)).toEqual(['sort'])
})
