import { expect, test } from 'vitest'
import type { Db } from '@/db/open-database'
import { soundDatabases } from '@/db/testing'
import { harborTrial, importFiles } from '@/lib/ingest/testing-harbor'

const makeDb = soundDatabases()

const tasksOf = async (db: Db) => {
  const { rows } = await db.$client.execute(`
    SELECT k.name, k.domain, group_concat(DISTINCT c.key) AS conditions,
      (SELECT group_concat(s.name) FROM skill s JOIN skill_version v ON v.skill_id = s.id
        JOIN skill_set_version m ON m.version_id = v.id JOIN skill_set o ON o.id = m.set_id
        WHERE o.task_id = k.id) AS skills
    FROM task k LEFT JOIN trial t ON t.task_id = k.id AND t.is_live = 1
    LEFT JOIN condition c ON c.id = t.condition_id GROUP BY k.id ORDER BY k.name`)
  return rows.map(({ name, domain, conditions, skills }) =>
    [name, domain, conditions, skills].map((one) => one ?? '-').join(' | '),
  )
}

const fromDatasets = {
  ...harborTrial('with-skills/greet__aaaaaaa', { source: 'first-suite@1.0' }),
  ...harborTrial('with-skills/sort__bbbbbbb', { source: 'first-suite@1.0' }),
  ...harborTrial('without-skills/greet__ccccccc', {
    source: 'own-suite',
    verifier_result: { rewards: { reward: 0 } },
  }),
  ...harborTrial('without-skills/sort__ddddddd', { source: 'first-suite@1.0' }),
}

test('tasks of one name from two datasets are two tasks, and the report says so', async () => {
  const db = await makeDb()
  const { report, problems } = await importFiles(db, fromDatasets)
  expect(await tasksOf(db)).toEqual([
    'greet | - | curated | -',
    'own-suite/greet | - | no_skills | -',
    'sort | - | curated,no_skills | -',
  ])
  expect(
    problems.filter(({ code }) => code === 'task_name_shared').map(({ detail }) => detail),
  ).toEqual(['“greet” of own-suite is “own-suite/greet”; “greet” is of first-suite@1.0'])
  expect(report.choices).toEqual([
    {
      what: 'dataset',
      chosen: 'a task of its own for each dataset',
      trials: 1,
      alternatives: [
        { name: 'own-suite', trials: 1, means: [{ condition: 'no skills', mean: 0, trials: 1 }] },
        { name: 'first-suite@1.0', trials: 1, means: [] },
      ],
    },
  ])
  const again = await importFiles(db, fromDatasets)
  expect(again.report.trials).toEqual({ added: 0, replaced: 0, unchanged: 4 })
  expect(again.report.choices).toEqual(report.choices)
})

test('a person may say that they are one task, and take it back', async () => {
  const db = await makeDb()
  await importFiles(db, fromDatasets)
  const one = await importFiles(db, fromDatasets, { isOneDataset: true })
  expect(one.problems.map(({ code }) => code)).not.toContain('task_name_shared')
  expect(one.report.choices?.map(({ chosen, trials }) => [chosen, trials])).toEqual([
    ['one task for all datasets', 1],
  ])
  expect(await tasksOf(db)).toContain('greet | - | curated,no_skills | -')
  const again = await importFiles(db, fromDatasets, { isOneDataset: true })
  expect(again.report.trials).toEqual({ added: 0, replaced: 0, unchanged: 4 })
  await importFiles(db, fromDatasets)
  expect(await tasksOf(db)).toEqual([
    'greet | - | curated | -',
    'own-suite/greet | - | no_skills | -',
    'sort | - | curated,no_skills | -',
  ])
})

test('a second dataset that comes later leaves the task that is there; its trials stay its own', async () => {
  const db = await makeDb()
  await importFiles(db, harborTrial('a/greet__aaaaaaa', { source: 'own-suite' }))
  const other = (more: object) =>
    harborTrial('b/greet__bbbbbbb', { source: 'first-suite', ...more })
  await importFiles(db, other({}))
  await importFiles(db, other({ started_at: '2026-04-01T07:59:00Z' }))
  expect(await tasksOf(db)).toEqual([
    'first-suite/greet | - | unknown | -',
    'greet | - | unknown | -',
  ])
})

test('folders of tasks that tell conditions apart are no datasets', async () => {
  const db = await makeDb()
  const { problems } = await importFiles(db, {
    ...harborTrial('a/greet__aaaaaaa', { source: 'tasks' }),
    ...harborTrial('a/greet__bbbbbbb', { source: 'tasks-no-skills' }),
    ...harborTrial('a/greet__ccccccc', { source: 'own-suite' }),
    ...harborTrial('a/greet__ddddddd', { source: 'own-suite-with-skills' }),
    ...harborTrial('a/greet__eeeeeee', {}),
  })
  expect((await tasksOf(db)).map((line) => line.split(' | ')[0])).toEqual(['greet'])
  expect(problems.map(({ code }) => code)).not.toContain('task_name_shared')
})

const folder = (root: string, toml: string) => ({
  [`${root}/task.toml`]: toml,
  [`${root}/environment/skills/hello/SKILL.md`]: '---\nname: hello\n---\nSay hello.\n',
})
const PUBLISHED = '[task]\nname = "acme/greet"\n[metadata]\ncategory = "software-engineering"\n'
const PLAIN = '[metadata]\ncategory = "software-engineering"\n'
const trialNamed = (task_name: string) => harborTrial('with-skills/greet__aaaaaaa', { task_name })
const JOINED = 'Software Engineering | curated | hello'

test.each<[string, Record<string, string>, string]>([
  [
    'by the name in task.toml',
    { ...folder('suite/greet', PUBLISHED), ...trialNamed('acme/greet') },
    'acme/greet',
  ],
  [
    'by its folder, where older trials name that',
    { ...folder('suite/greet', PUBLISHED), ...trialNamed('greet') },
    'greet',
  ],
  [
    'by the folder of its publisher',
    { ...folder('acme/greet', PLAIN), ...trialNamed('acme/greet') },
    'acme/greet',
  ],
  [
    'by what stands behind the slash, where only one task ends so',
    { ...folder('suite/greet', PLAIN), ...trialNamed('acme/greet') },
    'acme/greet',
  ],
])('a task folder joins its trials %s', async (_, files, name) => {
  const db = await makeDb()
  await importFiles(db, files)
  expect(await tasksOf(db)).toEqual([`${name} | ${JOINED}`])
})

test('a task folder joins trials of an earlier import, too', async () => {
  const db = await makeDb()
  await importFiles(db, trialNamed('acme/greet'))
  await importFiles(db, folder('suite/greet', PLAIN))
  expect((await tasksOf(db)).map((line) => line.split(' | ')[0])).toEqual(['acme/greet'])
})

test('where two tasks end so, a folder is neither of them', async () => {
  const db = await makeDb()
  await importFiles(db, {
    ...folder('suite/greet', PLAIN),
    ...trialNamed('acme/greet'),
    ...harborTrial('with-skills/greet__bbbbbbb', { task_name: 'other/greet' }),
  })
  expect((await tasksOf(db)).map((line) => line.split(' | ')[0])).toEqual([
    'acme/greet',
    'greet',
    'other/greet',
  ])
})

test('a title in task.toml is no name', async () => {
  const db = await makeDb()
  const toml = '[task]\nname = "Greeting people / politely"\n'
  await importFiles(db, { ...folder('suite/greet', toml), ...trialNamed('greet') })
  expect((await tasksOf(db)).map((line) => line.split(' | ')[0])).toEqual(['greet'])
})

test('a domain that is given for a task is given for it behind its publisher, unless that has its own', async () => {
  const db = await makeDb()
  const files = {
    ...trialNamed('acme/greet'),
    ...harborTrial('with-skills/greet__bbbbbbb', { task_name: 'other/greet' }),
  }
  const domains = { greet: 'Speech', 'other/greet': 'Manners' }
  const { report } = await importFiles(db, files, { domains })
  expect(report.tasksWithoutDomain).toEqual([])
  expect(await tasksOf(db)).toEqual([
    'acme/greet | Speech | curated | -',
    'other/greet | Manners | curated | -',
  ])
})
