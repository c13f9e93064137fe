import { expect, test } from 'vitest'
import { claimFiles } from '@/lib/ingest/formats/claim-files'
import { logFiles, readEverything } from '@/lib/ingest/testing'

const grading = (passed: boolean, evidence = 'line 1') =>
  JSON.stringify({ expectations: [{ text: 'It greets', passed, evidence }] })

const readFiles = (files: Readonly<Record<string, string>>) => readEverything(logFiles(files))

test('a first iteration is the skill against none; more of them are rounds of it', async () => {
  const first = {
    'w/iteration-1/greet/with_skill/grading.json': grading(true),
    'w/iteration-1/greet/without_skill/grading.json': grading(false),
  }
  const keysOf = async (files: Record<string, string>) =>
    (await readFiles(files)).trials.map(({ condition }) => condition.key)
  expect(await keysOf(first)).toEqual(['curated', 'no_skills'])
  expect(
    await keysOf({ ...first, 'w/iteration-2/greet/with_skill/grading.json': grading(true, 'new') }),
  ).toEqual(['evolved_1', 'no_skills', 'evolved_2'])
  expect(await keysOf({ 'w/iteration-2/greet/with_skill/grading.json': grading(true) })).toEqual([
    'evolved_2',
  ])
})

test('a baseline copied into the next iteration is the same trial; runs side by side are repeats', async () => {
  const { trials } = await readFiles({
    'w/iteration-1/greet/without_skill/run-1/grading.json': grading(false),
    'w/iteration-1/greet/without_skill/run-2/grading.json': grading(false),
    'w/iteration-2/greet/without_skill/run-1/grading.json': grading(false),
    'w/iteration-2/greet/without_skill/run-2/grading.json': grading(false),
    'w/iteration-2/other-name/without_skill/grading.json': grading(false),
  })
  const [first, second, copy, copyOfSecond, otherTask] = trials.map(({ logId }) => logId)
  expect(first).not.toBe(second)
  expect([copy, copyOfSecond]).toEqual([first, second])
  expect(new Set([first, second, otherTask]).size).toBe(3)
})

test('bare counts that happen to be alike are no copies', async () => {
  const benchmark = JSON.stringify({
    with_skill: { evals: [{ eval_id: 1, pass_count: 4, total: 4 }] },
  })
  const { trials } = await readFiles({
    'w/iteration-1/benchmark.json': benchmark,
    'w/iteration-2/benchmark.json': benchmark,
  })
  expect(new Set(trials.map(({ logId }) => logId)).size).toBe(2)
})

test('gradings win over the benchmark beside them, which is named where it disagrees', async () => {
  const { trials, problems } = await readFiles({
    'w/iteration-1/greet/with_skill/grading.json': grading(true),
    'w/iteration-1/benchmark.json': JSON.stringify({
      runs: [
        { eval_id: 1, eval_name: 'greet', configuration: 'with_skill', pass_rate: 0.5 },
        { eval_id: 2, eval_name: 'other', configuration: 'with_skill', pass_rate: 0.5 },
      ],
      run_summary: {},
    }),
    'w/iteration-1/greet/eval_metadata.json': '{"eval_id": 1, "eval_name": "greet"}',
  })
  expect(trials.map(({ taskName, reward }) => [taskName, reward])).toEqual([['greet', 1]])
  expect(problems.map(({ code, detail }) => `${code}: ${detail}`)).toEqual([
    'reward_disagrees: the gradings count; with_skill of greet: 0.500 against 1.000',
    'trajectory_missing: no log of the agent beside 1 of 1 runs',
  ])
})

test('a grading that is no JSON is named, and the others come in', async () => {
  const { trials, problems } = await readFiles({
    'w/iteration-1/greet/with_skill/grading.json': '{"expectations": [{"text": "It gre',
    'w/iteration-1/greet/without_skill/grading.json': grading(false),
    'w/iteration-1/greet/eval_metadata.json': '{"eval_id": 1, "prompt": +1}',
  })
  expect(trials).toHaveLength(1)
  expect(problems.filter(({ code }) => code === 'invalid_json').map(({ file }) => file)).toEqual([
    'w/iteration-1/greet/eval_metadata.json',
    'w/iteration-1/greet/with_skill/grading.json',
  ])
})

test('an agent’s own log beside a grading gives the run its steps', async () => {
  const event = (value: object) => JSON.stringify({ session_id: 'a', ...value })
  const { trials } = await readFiles({
    'w/iteration-1/greet/with_skill/grading.json': grading(true),
    'w/iteration-1/greet/with_skill/outputs/claude-code.txt': [
      event({ type: 'system', subtype: 'init', model: 'claude-opus-4-5', skills: ['greet'] }),
      event({
        type: 'assistant',
        message: { id: 'm', role: 'assistant', content: [{ type: 'text', text: 'Hello Ann' }] },
      }),
    ].join('\n'),
  })
  expect(trials[0]!.steps.map(({ text }) => text)).toContain('Hello Ann')
  expect(trials[0]!.model).toBe('claude-opus-4-5')
})

test.each([
  ['a benchmark.json of another project', 'benchmark.json', '{"name": "sort", "opsPerSecond": 12}'],
  ['vskill’s benchmark.json', 'evals/benchmark.json', '{"run_summary": 1, "cases": []}'],
  ['a grading of an exam', 'exam/grading.json', '{"students": [{"grade": 1}]}'],
])('%s is not claimed by its name', async (_, name, content) => {
  const { bundles } = await claimFiles(logFiles({ [name]: content }))
  expect(bundles).toEqual([])
})

test('a workspace and other files of one folder import together', async () => {
  const { trials, problems } = await readFiles({
    'all/job/fine__abcdefg/result.json': '{"id": "good", "task_name": "fine"}',
    'all/w/iteration-1/greet/with_skill/grading.json': grading(true),
    'all/evals/evals.json': '{"skill_name": "greeting", "evals": []}',
    'all/notes.txt': 'mine',
  })
  expect(trials.map(({ taskName, format }) => `${format} ${taskName}`).sort()).toEqual([
    'harbor fine',
    'skill-creator greet',
  ])
  expect(problems.filter(({ file }) => file.endsWith('.txt'))).toEqual([
    {
      code: 'no_trials',
      file: 'all/notes.txt',
      detail: '1 file (text for people; import the logs that lie beside it)',
    },
  ])
})

test('runs without a log are counted one by one, and told once', async () => {
  const { problems } = await readFiles({
    'w/iteration-1/greet/with_skill/grading.json': grading(true),
    'w/iteration-1/greet/without_skill/grading.json': grading(false),
  })
  expect(problems.filter(({ code }) => code === 'trajectory_missing')).toMatchObject([
    { detail: 'no log of the agent beside 2 of 2 runs', times: 2 },
  ])
})
