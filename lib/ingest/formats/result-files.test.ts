import { expect, test } from 'vitest'
import { claimFiles } from './claim-files'
import { logFiles, readEverything } from '@/lib/ingest/testing'

const prediction = (patch: string) => ({ model_name_or_path: 'gpt-4o', model_patch: patch })
const caseOf = (name: string) => ({ eval_id: 1, eval_name: name, status: 'pass', assertions: [] })
const vskill = (...names: string[]) =>
  JSON.stringify({
    timestamp: '2026-03-30T10:04:53.667Z',
    model: 'opus',
    skill_name: 'chat',
    cases: names.map(caseOf),
  })

test.each([
  ['benchmark.json', '{"opsPerSecond": 12, "cases": 3}'],
  ['preds.json', '{"tomorrow": "rain"}'],
  ['results.json', '{"results": [1, 2], "evalId": 3}'],
  ['generation-usage.json', '[{"scenario": "a"}]'],
  ['gpt-4o-airline.json', '{"task_id": 1, "traj": []}'],
  ['eval.json', '{"eval_id": 1, "tasks": []}'],
])('%s of another program is not claimed by its name', async (name, content) => {
  const { bundles, problems } = await claimFiles(logFiles({ [name]: content }))
  expect(bundles).toEqual([])
  expect(problems.map(({ code }) => code)).toEqual(['unknown_format'])
})

test('results of several tools in one folder import together', async () => {
  const { trials, problems } = await readEverything(
    logFiles({
      'all/preds.json': JSON.stringify({ a: prediction('diff') }),
      'all/chat/evals/benchmark.json': vskill('greet'),
      'all/w/iteration-1/greet/with_skill/grading.json':
        '{"expectations": [{"text": "a", "passed": true}]}',
    }),
  )
  expect(trials.map(({ format }) => format).sort()).toEqual([
    'skill-creator',
    'swe-bench-preds',
    'vskill',
  ])
  expect(problems.filter(({ code }) => code === 'unknown_format')).toEqual([])
})

test('predictions come one a line as well', async () => {
  const lines = ['a', 'b'].map((id) => JSON.stringify({ instance_id: id, ...prediction(id) }))
  const { trials } = await readEverything(logFiles({ 'all_preds.jsonl': lines.join('\n') }))
  expect(trials.map(({ taskName }) => taskName)).toEqual(['a', 'b'])
})

test('a case whose task could have no page is named and left out', async () => {
  const { trials, problems } = await readEverything(
    logFiles({ 'evals/benchmark.json': vskill('..', 'greet') }),
  )
  expect(trials.map(({ taskName }) => taskName)).toEqual(['greet'])
  expect(problems.map(({ detail }) => detail)).toEqual(['no name of a task that a link can hold'])
})

test('a result without trials is named', async () => {
  const { trials, problems } = await readEverything(logFiles({ 'evals/benchmark.json': vskill() }))
  expect(trials).toEqual([])
  expect(problems.map(({ code, detail }) => `${code}: ${detail}`)).toEqual([
    'unexpected_shape: no case in it',
  ])
})
