import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import type { SetAsideFiles } from '@/lib/domain/import'
import type { LogProblem } from '@/lib/domain/problem'
import { logFiles } from '@/lib/ingest/testing'
import { parseDelivery } from './parse-delivery'
import { deliver } from './testing-import'

/** What an import of these files says of those that were not read. */
async function unreadOf(contents: Record<string, string>) {
  const problems: LogProblem[] = []
  const setAside: SetAsideFiles[] = []
  for await (const event of parseDelivery(logFiles(contents))) {
    if (event.kind === 'problem') problems.push(event.problem)
    if (event.kind === 'set_aside') setAside.push(event.files)
  }
  return {
    notRead: problems
      .filter(({ code }) => code === 'not_read')
      .map(({ file, detail }) => `${file}: ${detail}`),
    setAside: setAside.map(({ files, holds }) => `${files} ${holds}`),
  }
}

const RESULT = JSON.stringify({
  id: 'x',
  task_name: 't',
  config: { agent: { name: 'codex' } },
  verifier_result: { rewards: { reward: 1 } },
})

test('files of a trial that nobody reads are named once for all that are called alike', async () => {
  const { notRead } = await unreadOf({
    'job/a__aaaaaaa/result.json': RESULT,
    'job/a__aaaaaaa/agent/notes-1.json': '{"a":1}',
    'job/a__aaaaaaa/agent/notes-2.json': '{"a":1}',
    'job/b__bbbbbbb/result.json': RESULT.replace('"x"', '"y"'),
    'job/b__bbbbbbb/agent/notes-1.json': '{"a":1}',
    'job/b__bbbbbbb/usage.bin': 'x',
  })
  expect(notRead).toEqual([
    'job/a__aaaaaaa/agent/notes-1.json: 3 files of such names, in Harbor job directories',
    'job/b__bbbbbbb/usage.bin: 1 file, in Harbor job directories',
  ])
})

test('a look at the head of a file is no reading of it', async () => {
  // Looked at, since its name is one of a log; its head is of none.
  const { notRead } = await unreadOf({
    'job/a__aaaaaaa/result.json': RESULT,
    'job/a__aaaaaaa/agent/trace.json': '{"kind":"something else"}',
  })
  expect(notRead).toEqual(['job/a__aaaaaaa/agent/trace.json: 1 file, in Harbor job directories'])
})

test('files that a format knows to hold nothing are counted by what they hold, and are no problem', async () => {
  const { notRead, setAside } = await unreadOf({
    'job/a__aaaaaaa/result.json': RESULT,
    'job/a__aaaaaaa/config.json': '{}',
    'job/a__aaaaaaa/trial.log': 'x',
    'job/a__aaaaaaa/exception.txt': 'x',
    'job/a__aaaaaaa/agent/setup/stdout.txt': 'x',
    'job/result.json': '{"n_total_trials":1}',
  })
  expect(notRead).toEqual([])
  expect(setAside).toEqual([
    '2 what the harness printed; result.json has how the trial ended',
    '1 commands that set the agent up, and what they printed',
    '1 settings, which result.json repeats',
    '1 sums and settings of a job; its trials say the same',
  ])
})

test('what a problem names already, and a folder without a trial, are not named again', async () => {
  const { notRead } = await unreadOf({
    'job/a__aaaaaaa/config.json': '{"trial_name":"a"}',
    'job/a__aaaaaaa/agent/odd.json': '{}',
  })
  expect(notRead).toEqual([])
})

test('files inside a trial that are called like those of a job are not taken for them', async () => {
  const { notRead, setAside } = await unreadOf({
    'job/config.json': '{"job_name":"job"}',
    'job/result.json': '{"n_total_trials":1}',
    'job/a__aaaaaaa/result.json': RESULT,
    'job/a__aaaaaaa/config.json': '{}',
    'job/a__aaaaaaa/agent/summary.json': '{"a":1}',
    'job/a__aaaaaaa/artifacts/config.json': '{"a":1}',
  })
  expect(notRead).toEqual([
    'job/a__aaaaaaa/agent/summary.json: 1 file, in Harbor job directories',
    'job/a__aaaaaaa/artifacts/config.json: 1 file, in Harbor job directories',
  ])
  expect(setAside).toEqual([
    '2 sums and settings of a job; its trials say the same',
    '1 settings, which result.json repeats',
  ])
})

test('of a rollout of BenchFlow, times, prompts and rows are known where the harness writes them', async () => {
  const { notRead, setAside } = await unreadOf({
    'job/adp.jsonl': '{"schema_version":"1","id":"x"}',
    'job/a__aaaaaaa/result.json': '{"task_name":"t","rollout_name":"a","rewards":{"reward":1}}',
    'job/a__aaaaaaa/timing.json': '{}',
    'job/a__aaaaaaa/prompts.json': '[]',
    'job/a__aaaaaaa/rewards.jsonl': '{}',
    'job/a__aaaaaaa/trainer/adp.jsonl': '{}',
    'job/a__aaaaaaa/artifacts/timing.json': '{"a":1}',
    'job/a__aaaaaaa/artifacts/prompts.json': '["a"]',
    'job/a__aaaaaaa/artifacts/rewards.jsonl': '{"a":1}',
  })
  expect(notRead).toEqual([
    'job/a__aaaaaaa/artifacts/prompts.json: 1 file, in BenchFlow rollouts',
    'job/a__aaaaaaa/artifacts/rewards.jsonl: 1 file, in BenchFlow rollouts',
    'job/a__aaaaaaa/artifacts/timing.json: 1 file, in BenchFlow rollouts',
  ])
  expect(setAside).toEqual([
    '3 the same runs as rows for training',
    '1 the prompts, which the trajectory begins with',
    '1 times of the phases, which result.json repeats',
  ])
})

test('a list of the logs of Inspect is known under both of its names', async () => {
  const list = '{"a.json": {"version": 2}}'
  const { notRead, setAside } = await unreadOf({
    'logs/logs.json': list,
    'logs/listing.json': list,
    'logs/a.json': '{"version": 2, "status": "success", "eval": {"task": "t"}, "samples": []}',
  })
  expect(notRead).toEqual([])
  expect(setAside).toEqual(['2 a list of the logs beside it'])
})

test('the log of a run of skill-creator, told in words, is no summary for people', async () => {
  const { setAside } = await unreadOf({
    'w/iteration-1/greet/with_skill/grading.json':
      '{"expectations":[{"text":"It greets","passed":true}]}',
    'w/iteration-1/greet/with_skill/transcript.md': 'I read the skill.',
    'w/iteration-1/benchmark.md': 'All passed.',
  })
  expect(setAside).toEqual([
    '1 runs told in words, which are not read as steps',
    '1 summaries for people',
  ])
})

test('what was read before and is stored as it was is not said to be unread', async () => {
  const run = fileURLToPath(
    new URL('../formats/containers/terminal-bench/fixtures/runs', import.meta.url),
  )
  const db = await createTestDb()
  const first: LogProblem[] = []
  const again: LogProblem[] = []
  await deliver(db, [run], { parse: parseDelivery, onProblems: (found) => first.push(...found) })
  const { outcome } = await deliver(db, [run], {
    parse: parseDelivery,
    onProblems: (found) => again.push(...found),
  })
  expect(outcome.report.trials).toMatchObject({ added: 0, replaced: 0 })
  expect(outcome.report.trials.unchanged).toBeGreaterThan(0)
  const unread = (problems: readonly LogProblem[]) =>
    problems.filter(({ code }) => code === 'not_read').map(({ file }) => file)
  expect(unread(again)).toEqual(unread(first))
})
