import { parquetWriteBuffer } from 'hyparquet-writer'
import { expect, test } from 'vitest'
import { NO_OPTIONS } from '@/lib/domain/import'
import type { TableColumns } from '@/lib/domain/table-columns'
import { parseColumns } from '@/lib/domain/parse-columns'
import type { NewTrial } from '@/lib/domain/new-trial'
import type { LogProblem } from '@/lib/domain/problem'
import { parseDelivery } from '@/lib/ingest/run/parse-delivery'
import { logFiles } from '@/lib/ingest/testing'
import { firstKeys } from './table-head'

async function read(
  files: Readonly<Record<string, string | Buffer>>,
  columns: TableColumns | null = null,
) {
  const trials: NewTrial[] = []
  const problems: LogProblem[] = []
  const set = { ...NO_OPTIONS, columns }
  for await (const event of parseDelivery(logFiles(files), undefined, set)) {
    if (event.kind === 'trial') {
      trials.push(event.trial)
      problems.push(...event.trial.problems)
    } else if (event.kind === 'problem') problems.push(event.problem)
    else if (event.kind === 'claimed') problems.push(...event.problems)
  }
  return { trials, problems }
}

const parquet = (columns: Readonly<Record<string, unknown[]>>) =>
  Buffer.from(
    parquetWriteBuffer({
      columnData: Object.entries(columns).map(([name, data]) => ({ name, data })),
    }),
  )

test('a table of Parquet is read like one of text, dates, big counts and messages too', async () => {
  const messages = [
    [
      { role: 'user', content: 'Say hello.' },
      { role: 'assistant', content: 'hello' },
    ],
    null,
  ]
  const file = parquet({
    task_name: ['greet', 'sort'],
    with_skills: [true, false],
    is_resolved: [true, false],
    input_tokens: [1200n, 900n],
    started_at: [new Date('2026-03-01T10:00:00Z'), new Date('2026-03-01T11:00:00Z')],
    messages: messages.map((one) => JSON.stringify(one)),
  })
  const { trials } = await read({ 'data/train-00000-of-00001.parquet': file })
  expect(trials).toMatchObject([
    {
      taskName: 'greet',
      reward: 1,
      condition: { kind: 'curated', source: 'recorded' },
      tokensIn: 1200,
      startedAt: '2026-03-01T10:00:00.000Z',
      steps: [{ kind: 'user' }, { kind: 'message', text: 'hello' }],
    },
    { taskName: 'sort', reward: 0, condition: { kind: 'no_skills' }, hasTrajectory: false },
  ])
})

test('a person says which column is which, nested values too', async () => {
  const text = [
    '{"q": "greet", "metrics": {"judge": 0.5}, "setup": "evolved: 2", "score": 1}',
    '{"q": "greet", "metrics": {"judge": 0.75}, "setup": "evolved: 2", "score": 1}',
  ].join('\n')
  const columns = parseColumns('task=q, reward=metrics.judge, condition=setup')
  const { trials, problems } = await read({ 'a.jsonl': text }, columns as TableColumns)
  expect(trials.map(({ reward }) => reward)).toEqual([0.5, 0.75])
  expect(trials[0]).toMatchObject({ taskName: 'greet', condition: { key: 'evolved_2', round: 2 } })
  expect(trials[0]!.choices).toContainEqual({
    what: 'columns',
    chosen: 'task=q, reward=metrics.judge, condition=setup',
    options: [{ name: 'task=q, reward=metrics.judge, condition=setup', reward: 0.5 }],
  })
  expect(problems.filter(({ code }) => code === 'row_invalid')).toEqual([])
})

test('a column that could be the task as well is an alternative', async () => {
  const { trials } = await read({ 'a.csv': 'task_id,task,passed\n7,greet,1\n' })
  expect(trials[0]!.taskName).toBe('greet')
  expect(trials[0]!.choices).toContainEqual({
    what: 'columns',
    chosen: 'task=task',
    options: [
      { name: 'task=task', reward: 1 },
      { name: 'task=task_id', reward: 1 },
    ],
  })
})

test('equal rows are repeats, also when the table grew or a reward was corrected', async () => {
  const first = await read({ 'a.csv': 'task,arm,passed\ngreet,x,1\ngreet,x,1\n' })
  const later = await read({ 'a.csv': 'task,arm,passed\ngreet,x,0\ngreet,x,1\ngreet,x,1\n' })
  const ids = (trials: readonly NewTrial[]) => trials.map(({ logId }) => logId)
  expect(new Set(ids(first.trials)).size).toBe(2)
  expect(ids(later.trials).slice(0, 2)).toEqual(ids(first.trials))
  expect(new Set(ids(later.trials)).size).toBe(3)
})

test('a value that is empty, or no outcome, is unknown and never 0', async () => {
  const { trials, problems } = await read({
    'a.csv': 'task,reward,passed,input_tokens,cost\ngreet,,1,0,\ngreet,maybe,1,,-3\n',
  })
  for (const trial of trials)
    expect(trial).toMatchObject({ reward: null, tokensIn: null, costUsd: null })
  expect(problems.filter(({ code }) => code === 'row_invalid')).toEqual([
    { code: 'row_invalid', file: 'a.csv', line: 3, detail: 'reward: “maybe” is no outcome' },
  ])
})

test.each([
  ['a.csv', 'task,domain\ngreet,text\n', 'the outcome (reward=COLUMN)'],
  ['a.csv', 'question,passed\nWhy?,1\n', 'the task (task=COLUMN)'],
  ['a.csv', 'task,mean_reward,n_trials,reward\ngreet,0.5,4,1\n', 'rows sum up trials'],
])('%s with %j is no table of trials, and says why', async (name, text, why) => {
  const { trials, problems } = await read({ [name]: text })
  expect(trials).toEqual([])
  expect(problems).toMatchObject([{ code: 'needs_mapping', file: name }])
  expect(problems[0]!.detail).toContain(why)
})

test('a table of trials whose folders lie beside it counts none of them again', async () => {
  const result = '{"id": "x", "task_name": "sort"}'
  for (const job of ['night-sort-f47760', 'another-night']) {
    const { trials, problems } = await read({
      'runs/table.csv': `job_name,task,passed\n${job},sort,1\n`,
      'runs/night-sort-f47760/sort__a1b2c3d/result.json': result,
    })
    expect(trials.map(({ format }) => format)).toEqual(['harbor'])
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'duplicate_trial', file: 'runs/table.csv' }),
    )
  }
})

test('rows whose task is no name are no trials, and the file is named once', async () => {
  const row = '{"task": {"input": "Say hello."}, "outcome": "passed"}'
  const { trials, problems } = await read({ 'a.jsonl': `${row}\n${row}\n` })
  expect(trials).toEqual([])
  expect(problems).toMatchObject([{ code: 'needs_mapping', file: 'a.jsonl' }])
})

test('a Parquet file without such columns says which it has', async () => {
  const { problems } = await read({ 'x.parquet': parquet({ question: ['Why?'], answer: ['So.'] }) })
  expect(problems).toMatchObject([{ code: 'needs_mapping', file: 'x.parquet' }])
  expect(problems[0]!.detail).toContain('question, answer')
})

test('a file that only begins like Parquet is a problem', async () => {
  const { trials, problems } = await read({ 'x.parquet': Buffer.from('PAR1 and then nothing') })
  expect(trials).toEqual([])
  expect(problems.map(({ code }) => code)).toEqual(['unexpected_shape'])
})

test('names like properties of objects are columns like others', async () => {
  const { trials } = await read({
    'a.csv': 'task,passed,__proto__,constructor\n__proto__,1,x,y\n',
  })
  expect(trials).toMatchObject([{ taskName: '__proto__', reward: 1 }])
})

test('the keys of a first row are found where it is longer than the beginning of its file', async () => {
  expect(firstKeys('{"a": {"b": [1, "}"]}, "c\\"": "x", "d"')).toEqual({
    keys: ['a', 'c\\"', 'd'],
    isWhole: false,
  })
  const long = JSON.stringify({
    messages: [{ role: 'user', content: 'x'.repeat(9000) }],
    task: 'greet',
    passed: true,
  })
  const { trials } = await read({ 'a.jsonl': `${long}\n` })
  expect(trials).toMatchObject([{ format: 'trial-table', taskName: 'greet', reward: 1 }])
})

test.each([
  ['task=a,reward = b ', { task: 'a', reward: 'b' }],
  ['', null],
  ['colour=a', '“colour=a” is not of the form ROLE=COLUMN.'],
  ['task', '“task” is not of the form ROLE=COLUMN.'],
])('the setting %j is read as %j', (text, expected) => {
  const columns = parseColumns(text)
  if (typeof expected === 'string') expect(columns).toContain(expected)
  else expect(columns).toEqual(expected)
})
