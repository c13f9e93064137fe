import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { NewTrial } from '@/lib/domain/new-trial'
import { openDelivery } from '@/lib/ingest/open/open-delivery'
import { readEverything } from '@/lib/ingest/testing'
import { expectInvariants } from '@/lib/ingest/testing-invariants'

// Real logs of agents and their tools, in the folder that LOG_CORPUS names: skipped, and counted as
// skipped, without it.

const corpus = process.env.LOG_CORPUS

const readFolder = async (name: string) => {
  const delivery = await openDelivery([path.join(corpus ?? '', name)])
  const read = await readEverything(delivery.files)
  for (const trial of read.trials) expectInvariants(trial)
  return read
}

const count = (trials: readonly NewTrial[], key: (trial: NewTrial) => unknown) => {
  const counts: Record<string, number> = {}
  for (const trial of trials) counts[String(key(trial))] = (counts[String(key(trial))] ?? 0) + 1
  return counts
}

const filesOf = (wanted: string, problems: readonly { code: string; file: string }[]) =>
  problems.filter(({ code }) => code === wanted).map(({ file }) => file.split('/').slice(-1)[0])

const callsOf = ({ steps }: NewTrial) => steps.filter(({ tool }) => tool !== null)

describe.skipIf(!corpus)('logs of agents in the corpus', () => {
  test('OpenHands: old events, V1 with its sums, and an output of three instances', async () => {
    const { trials } = await readFolder('openhands')
    expect(count(trials, ({ format }) => format)).toEqual({ loose: 6, 'openhands-output': 3 })
    const v1 = trials.filter(
      ({ attributes }) => attributes.trajectoryForm === 'OpenHands V1 events',
    )
    // 95 events: 45 calls with their results, five messages and errors; 96 in the other.
    expect(v1.map((trial) => [callsOf(trial).length, trial.tokensIn, trial.tokensOut])).toEqual([
      [45, 1_884_833, 9864],
      [45, 1_884_833, 9864],
    ])
    const outputs = trials.filter(({ format }) => format === 'openhands-output')
    expect(outputs.map(({ tokensIn }) => tokensIn)).toEqual([565_158, 410_169, 938_015])
    expect(count(outputs, ({ status }) => status.status)).toEqual({
      missing_reward: 2,
      agent_error: 1,
    })
    expect(callsOf(outputs[0]!).filter(({ tool }) => tool!.output === null)).toHaveLength(1)
  })

  test('Gemini CLI: two sessions; recorded streams are named', async () => {
    const { trials, problems } = await readFolder('gemini-cli-session')
    expect(trials.map(({ steps }) => steps.map(({ kind }) => kind))).toEqual([
      ['user', 'message', 'user', 'message'],
      ['user', 'thought', 'thought', 'message'],
    ])
    expect(problems.map(({ code, detail }) => `${code} ${detail.slice(0, 8)}`)).toEqual([
      'no_trials 17 files',
    ])
  })

  test('mini-swe-agent: a prediction, bare lists, and within trials of Harbor beside their ATIF', async () => {
    const { trials } = await readFolder('mini-swe-agent')
    expect(trials.map((trial) => callsOf(trial).length)).toEqual([0, 10, 2])
    const harbor = await readFolder('harbor/refreshdotdev__harbor-trajectories')
    const own = harbor.trials.filter(({ harness }) => harness === 'mini-swe-agent')
    expect(own.length).toBeGreaterThan(0)
    for (const { readers } of own.filter(({ hasTrajectory }) => hasTrajectory))
      expect(readers.some((one) => one.startsWith('atif') || one.startsWith('mini'))).toBe(true)
  })

  test('SWE-agent: 13 trajectories of 151 actions, and 17 predictions', async () => {
    const { trials, problems } = await readFolder('swe-agent')
    const runs = trials.filter(({ harness }) => harness === 'swe-agent')
    expect(runs).toHaveLength(13)
    expect(runs.reduce((sum, trial) => sum + callsOf(trial).length, 0)).toBe(151)
    expect(trials).toHaveLength(30)
    expect(
      filesOf('unknown_format', problems).filter((name) =>
        /\.(?:traj|pred|config\.yaml)$/.test(name!),
      ),
    ).toEqual([])
  })

  test('messages of chats: a session of 126 calls, and three replayed trials', async () => {
    const { trials } = await readFolder('openai-messages')
    const session = trials.find(({ taskName }) => taskName === 'develop-3')!
    expect(callsOf(session)).toHaveLength(126)
    expect([session.tokensIn, session.tokensOut]).toEqual([12_156_728, 50_901])
    const replayed = trials.filter(({ format }) => format === 'mapped')
    expect(replayed.map(({ taskName, reward }) => [taskName, reward])).toEqual([
      ['dialogue-parser', 0.833],
      ['flood-risk-analysis', 1],
      ['offer-letter-generator', 1],
    ])
  })

  test('agent evals: twelve runs of three scenarios, each of which names its score', async () => {
    const { trials, problems } = await readFolder('multi-agent-sessions-514')
    expect(count(trials, ({ harness }) => harness)).toEqual({
      'claude-code': 6,
      codex: 3,
      cursor: 3,
    })
    expect(trials.every(({ reward, checks }) => reward !== null && checks.length === 5)).toBe(true)
    expect(filesOf('needs_mapping', problems)).toEqual([
      'initial-benchmark-batch-summary.csv',
      'initial-benchmark-batch-summary.json',
    ])
  })

  test('folders of one’s own: runs with sets of plugins', async () => {
    const { trials } = await readFolder('custom-skill-ab')
    const runs = trials.filter(({ format }) => format === 'mapped')
    expect(runs.map(({ reward }) => reward)).toEqual([0, 0, 0, 1, 1])
    expect(count(runs, ({ condition }) => condition.key)).toEqual({ no_skills: 5 })
    expect(new Set(runs.map(({ logId }) => logId)).size).toBe(5)
  })

  test('cost baselines: 18 samples in seven files, without a reward', async () => {
    const { trials, problems } = await readFolder('skill-cost-baseline')
    expect([trials.length, problems.length]).toEqual([18, 0])
    expect(trials.every(({ reward, tokensIn }) => reward === null && tokensIn! > 0)).toBe(true)
  })

  test('small sessions of many agents: each by its own reader', async () => {
    const { trials, problems } = await readFolder('agent-sessions-fixtures')
    const own = trials.filter(({ sources }) => sources[0]!.path.includes('/stage0/'))
    expect(count(own, ({ harness }) => harness)).toEqual({
      antigravity: 1,
      'claude-code': 1,
      codex: 1,
      copilot: 1,
      cursor: 1,
      droid: 2,
      'gemini-cli': 1,
      hermes: 1,
      'kimi-cli': 2,
      opencode: 1,
      openclaw: 1,
      pi: 1,
    })
    expect(filesOf('no_trials', problems)).toContain('assistant_tools.state.json')
    expect(filesOf('unknown_format', problems)).toEqual([])
  })

  test('Copilot’s events between results of waza prove that a skill was invoked', async () => {
    const name = 'waza/microsoft__waza/internal/testdata/copilot_events_using_skill.json'
    const { trials } = await readFolder(name)
    expect(trials[0]!.skillUses.map(({ skill, facts }) => [skill, facts.read !== null])).toEqual([
      ['example', true],
    ])
  })
})

describe.skipIf(!corpus)('logs of Inspect in the corpus', () => {
  test('61 samples, packed and not; three runs that were stopped before one', async () => {
    const { trials, problems } = await readFolder('inspect-ai')
    expect(trials).toHaveLength(61)
    expect(new Set(trials.map(({ logId }) => logId)).size).toBe(53)
    expect(problems.filter(({ code }) => code === 'trial_without_result')).toHaveLength(3)
    expect(trials.every(({ hasTrajectory }) => hasTrajectory)).toBe(true)
    // Several scores and none called the reward: none is guessed.
    expect(count(trials, ({ reward }) => reward)).toEqual({ null: 38, 0: 8, 1: 15 })
  })
})
