import { expect, test } from 'vitest'
import { createTestDb, expectSound } from '@/db/testing'
import { NO_OPTIONS } from '@/lib/domain/import'
import { parseDelivery } from '@/lib/ingest/run/parse-delivery'
import { getImportRow } from '@/lib/ingest/run/import-rows'
import { stageImport } from '@/lib/ingest/run/manage-imports'
import { runImport } from '@/lib/ingest/run/run-import'
import { logFiles, readEverything, withFolder } from '@/lib/ingest/testing'
import { importFiles } from '@/lib/ingest/testing-harbor'
import { claimFiles } from '@/lib/ingest/formats/claim-files'

// A layout that nobody described: an arm a folder, a grade and what was used beside each run.
const run = (arm: string, task: string, score: number) => ({
  [`study/${arm}/${task}/grade.json`]: JSON.stringify({
    schema: 2,
    skill_condition: arm,
    rubric: { score, criteria: [{ name: 'sums', passed: score > 0 }] },
  }),
  [`study/${arm}/${task}/usage.json`]: JSON.stringify({
    ...{ model: 'acme-large-1', input_tokens: 100, cache_read_tokens: 40, output_tokens: 7 },
    ...{ total_tokens: 147, cost_usd: 0 },
  }),
})
const STUDY = {
  ...run('no_skill', 'sort', 0),
  ...run('public_skill', 'sort', 1),
  ...run('no_skill', 'find', 0.5),
  ...run('public_skill', 'find', 1),
  'study/protocol.json': JSON.stringify({ aim: 'to learn', phases: ['one'] }),
}

test('trials of an unknown layout are named, with a mapping that would read them', async () => {
  const { problems, proposed } = await claimFiles(logFiles(STUDY))
  expect(problems.map(({ code, file }) => [code, file])).toEqual([['needs_mapping', 'study']])
  const [{ folder, files, open, mapping, examples }] = proposed as [(typeof proposed)[0]]
  expect({ folder, files, open, mapping }).toEqual({
    folder: 'study',
    files: 4,
    open: [],
    mapping: {
      skillscope: 'mapping',
      version: 1,
      trials: '{condition}/{task}/grade.json',
      fields: {
        task: '{task}',
        condition: '#skill_condition',
        reward: '#rubric.score',
        model: 'usage.json#model',
        tokensIn: 'usage.json#input_tokens',
        tokensCached: 'usage.json#cache_read_tokens',
        tokensOut: 'usage.json#output_tokens',
        costUsd: 'usage.json#cost_usd',
      },
      cachedIsApart: true,
      conditions: { no_skill: 'without_skill', public_skill: 'with_skill' },
      checks: [{ in: '#rubric.criteria', passed: 'passed', name: 'name' }],
    },
  })
  expect(examples[0]).toEqual({
    ...{ path: 'study/no_skill/find/grade.json', task: 'find', condition: 'without_skill' },
    ...{ model: 'acme-large-1', reward: 0.5 },
  })
})

const trialsWith = async (
  files: Readonly<Record<string, string>>,
  mappings: NonNullable<Parameters<typeof parseDelivery>[2]>['mappings'],
) => {
  const set = { rewardKey: null, columns: null, attempt: null, rules: null, mappings }
  const lines: string[] = []
  for await (const event of parseDelivery(logFiles(files), undefined, set))
    if (event.kind === 'trial') {
      const { taskName, condition, reward, model, tokensIn, tokensOut, costUsd } = event.trial
      lines.push([taskName, condition.key, reward, model, tokensIn, tokensOut, costUsd].join(' '))
    } else if (event.kind === 'problem') lines.push(`${event.problem.code} ${event.problem.file}`)
  return lines.sort()
}

test('nothing is read by a guess, until a person wants the proposed mappings or gives one', async () => {
  expect((await readEverything(logFiles(STUDY))).trials).toEqual([])
  const read = [
    'find curated 1 acme-large-1 140 7 ',
    'find no_skills 0.5 acme-large-1 140 7 ',
    'sort curated 1 acme-large-1 140 7 ',
    'sort no_skills 0 acme-large-1 140 7 ',
  ]
  expect(await trialsWith(STUDY, 'proposed')).toEqual(read)
  const { proposed } = await claimFiles(logFiles(STUDY))
  expect(await trialsWith(STUDY, proposed)).toEqual(read)
  const given = { ...proposed[0]!, mapping: { ...proposed[0]!.mapping, trials: 'none/*' } }
  const { problems } = await claimFiles(logFiles(STUDY), { ...NO_OPTIONS, mappings: [given] })
  expect(problems.map(({ code, detail }) => [code, detail])).toEqual([
    ['unexpected_shape', 'no file is at none/*'],
  ])
})

test('trials that stand in one file are proposed as rows; a name that several have is no name', async () => {
  const row = (task: string, arm: string, reward: number, repeat: number) => ({
    ...{ task, condition: arm, reward, repeat, job_dir: `jobs/${arm}/${task}` },
  })
  const trials = [row('sort', 'baseline', 0, 1), row('sort', 'treatment', 1, 1)]
  const file = { 'eval/trials.json': JSON.stringify({ agent: 'acme', trials }) }
  const { proposed } = await claimFiles(logFiles(file))
  expect(proposed[0]?.mapping).toMatchObject({ trials: 'trials.json', rows: 'trials' })
  expect(await trialsWith(file, 'proposed')).toEqual(['sort curated 1    ', 'sort no_skills 0    '])
})

test('files without an outcome are not taken for trials, nor what a mapping leaves out for others', async () => {
  const settings = JSON.stringify({ task: 'sort', model: 'acme', version: 3 })
  const { proposed, problems } = await claimFiles(logFiles({ 'a/x.json': settings }))
  expect(proposed).toEqual([])
  expect(problems.map(({ code }) => code)).toEqual(['unknown_format'])
  const odd = { ...STUDY, 'study/no_skill/sort/canary.json': '{"condition": "a", "passed": true}' }
  expect(await trialsWith(odd, 'proposed')).toHaveLength(4)
})

test('mappings are kept with an import; the same again changes nothing, another one replaces', async () => {
  const db = await createTestDb()
  const first = await importFiles(db, STUDY, { mappings: 'proposed' })
  expect(first.report.trials).toEqual({ added: 4, replaced: 0, unchanged: 0 })
  const { rows } = await db.$client.execute("SELECT options->>'$.mappings' AS mappings FROM import")
  expect(rows.map(({ mappings }) => mappings)).toEqual(['proposed'])
  const again = await importFiles(db, STUDY, { mappings: 'proposed' })
  expect(again.report.trials).toEqual({ added: 0, replaced: 0, unchanged: 4 })
  await expectSound(db)
})

test('a dry run of nothing but such files can go on; an import of them reads nothing', async () => {
  const db = await createTestDb()
  const files = Object.fromEntries(Object.entries(STUDY))
  const uid = await stageImport(db, { origin: 'api', experiment: 'exp' })
  const { rows } = await db.$client.execute({ sql: 'SELECT id FROM import', args: [] })
  const job = { slug: 'exp', options: NO_OPTIONS, importId: Number(rows[0]!.id) }
  await db.$client.execute("UPDATE import SET state = 'previewing'")
  const outcome = await withFolder(files, (folder) =>
    runImport(db, { ...job, isDryRun: true, paths: [folder] }),
  )
  expect(outcome?.state).toBe('done')
  expect((await getImportRow(db, uid))?.state).toBe('previewed')
  const stored = await importFiles(await createTestDb(), STUDY)
  expect(stored.report.trials.added).toBe(0)
})

test('a million files that say nothing are looked at by a few of each name', async () => {
  let looked = 0
  const files = Array.from({ length: 5000 }, (_, at) => {
    const [file] = logFiles({ [`odd/${at}/part.json`]: '{"score": "none"}' })
    return { ...file!, head: (length: number) => ((looked += 1), file!.head(length)) }
  })
  const before = await claimFiles(files.slice(0, 1)).then(() => looked)
  await claimFiles(files.slice(0, 100))
  // What formats look at, a head each, and the few that are looked into.
  expect(looked - before).toBeLessThan(100 * before + 100)
})
