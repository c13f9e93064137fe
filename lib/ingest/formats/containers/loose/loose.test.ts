import { describe, expect, test } from 'vitest'
import { logFiles, readEverything } from '@/lib/ingest/testing'
import { isUniqueId, taskNameOf } from './name-task'

const document = (more: object = {}) =>
  JSON.stringify({
    schema_version: 'ATIF-v1.5',
    session_id: 'NAME',
    agent: { name: 'acme-agent', version: '1', model_name: 'acme-small-1' },
    steps: [
      { step_id: 1, source: 'user', message: 'Say hello.' },
      { step_id: 2, source: 'agent', message: 'hello' },
    ],
    ...more,
  })

describe('a loose trajectory', () => {
  test('is a trial without a reward, named after its file', async () => {
    const { trials, problems } = await readEverything(
      logFiles({ 'out/say-hello.trajectory.json': document() }),
    )
    expect(problems).toEqual([])
    expect(trials).toHaveLength(1)
    expect(trials[0]).toMatchObject({
      taskName: 'say-hello',
      harness: 'acme-agent',
      model: 'acme-small-1',
      reward: null,
      logIdSource: 'content',
      status: { status: 'missing_reward', rule: 'trajectory_only' },
    })
    expect(trials[0]!.condition.kind).toBe('unknown')
  })

  test('inside a Harbor trial folder without a result stays no trial', async () => {
    const { trials, problems } = await readEverything(
      logFiles({
        'job/a__abcdefg/config.json': '{"trial_name": "a__abcdefg", "task": {"path": "a"}}',
        'job/a__abcdefg/agent/trajectory.json': document(),
        'job/a__abcdefg/artifacts/copy.trajectory.json': document(),
      }),
    )
    expect(trials).toEqual([])
    expect(problems.map((problem) => problem.code)).toEqual(['trial_without_result'])
  })

  test('names a sub-agent below the one that called it', async () => {
    const call = (id: string) => ({
      step_id: 1,
      source: 'agent',
      message: 'I delegate.',
      observation: { results: [{ subagent_trajectory_ref: [{ trajectory_id: id }] }] },
    })
    const agent = (name: string, more: object) => ({
      ...(JSON.parse(document(more)) as object),
      trajectory_id: name,
      agent: { name, version: '1' },
    })
    const reader = agent('reader', { steps: [{ step_id: 1, source: 'agent', message: 'Read.' }] })
    const surveyor = agent('surveyor', {
      steps: [call('reader')],
      subagent_trajectories: [reader],
    })
    const text = document({ steps: [call('surveyor')], subagent_trajectories: [surveyor] })
    const { trials } = await readEverything(logFiles({ 'survey.trajectory.json': text }))
    expect(trials[0]!.steps.map((step) => step.agent)).toEqual([
      null,
      'surveyor',
      'surveyor › reader',
    ])
  })

  test('that belongs to a trial is not a second one', async () => {
    const { trials } = await readEverything(
      logFiles({
        'a__abcdefg/result.json': '{"id": "x", "task_name": "a"}',
        'a__abcdefg/agent/trajectory.json': document(),
      }),
    )
    expect(trials.map((trial) => trial.format)).toEqual(['harbor'])
  })

  test('with the same content elsewhere is the same trial; two of one name are two', async () => {
    const one = await readEverything(logFiles({ 'a/t.trajectory.json': document() }))
    const moved = await readEverything(logFiles({ 'b/c/t.trajectory.json': document() }))
    expect(moved.trials[0]!.logId).toBe(one.trials[0]!.logId)
    const other = document({ steps: [{ step_id: 1, source: 'user', message: 'Other.' }] })
    const two = await readEverything(
      logFiles({ 'a/t.trajectory.json': document(), 'b/t.trajectory.json': other }),
    )
    expect(new Set(two.trials.map((trial) => trial.logId)).size).toBe(2)
  })

  test('without steps is a problem', async () => {
    const { trials, problems } = await readEverything(
      logFiles({ 'a.json': document({ steps: [] }) }),
    )
    expect(trials).toEqual([])
    expect(problems.map((problem) => problem.code)).toEqual(['unexpected_shape'])
  })
})

test.each([
  ['5b0f6c1e-7a0d-4c55-9a53-0c1d2e3f4a5b', true],
  ['ses_01JQZ8X5B7N4T2W9K3V6C8D0FG', false],
  ['01JQZ8X5B7N4T2W9K3V6C8D0FG', true],
  ['9f8e7d6c5b4a39281706', true],
  ['NORMALIZED_SESSION_ID', false],
  ['test-session-linear-history', false],
  ['00000000-0000-0000-0000-000000000000', false],
  [null, false],
])('the session id %s is one that no other run has: %s', (id, isUnique) => {
  expect(isUniqueId(id)).toBe(isUnique)
})

const ID = '5b0f6c1e-7a0d-4c55-9a53-0c1d2e3f4a5b'

test.each([
  [`.qwen/projects/-srv-tables/chats/${ID}.jsonl`, '-srv-tables'],
  [`chats/${ID}.jsonl`, ID],
  [`.gemini/antigravity-cli/brain/${ID}/.system_generated/logs/transcript_full.jsonl`, ID],
  [`brain/${ID}/.system_generated/logs/transcript.jsonl`, ID],
  [`conversations/${ID}/.system_generated/logs/transcript_full.jsonl`, ID],
  [`sum-columns/${ID}/.system_generated/logs/transcript_full.jsonl`, 'sum-columns'],
  ['.system_generated/logs/transcript_full.jsonl', 'transcript_full'],
  ['results/add-tests/no-skills/raw.jsonl', 'add-tests'],
  ['results/add-tests/with-skills/raw.jsonl', 'add-tests'],
  ['eval-1-sum/with_skill/run-2/transcript.jsonl', 'eval-1-sum'],
  ['eval-1-sum/old_skill/transcript.jsonl', 'eval-1-sum'],
  ['hello/baseline-run1/output.jsonl', 'hello'],
  ['hello/skills_off/stdout.txt', 'hello'],
  ['sort-skills-off-by-one/raw.jsonl', 'sort-skills-off-by-one'],
])('a log at %s is of the task %s', (path, task) => {
  expect(taskNameOf(path)).toBe(task)
})
