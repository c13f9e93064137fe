import type { DemoConfiguration } from './demo-configurations'
import type { DemoFile } from '@/lib/demo/tasks/demo-task'
import { TASK_PARENT, taskPath, trialConfig, type JobPlace } from './harbor-config'
import { AGENT_TIMEOUT_SEC, type Mishap, type PlannedTrial } from './plan-trials'
import { systemPrompt, userPrompt } from './prompts'
import { makeRandom, makeUuid, type Random } from './random'
import { tellStory, type Story } from './tell-story'
import { writeTrajectory } from './write-trajectory'
import { judge, verifierFiles, type Verdict } from './write-verifier'

/** A trial as the job's own result counts it, with its files. */
export interface WrittenTrial {
  readonly name: string
  readonly files: readonly DemoFile[]
  readonly reward: number | null
  readonly exceptionType: string | null
  readonly use: { inputTokens: number; cachedTokens: number; outputTokens: number; costUsd: number }
}

const NO_USE = { inputTokens: 0, cachedTokens: 0, outputTokens: 0, costUsd: 0 }
const LETTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const QUOTA = 'The model provider answered 429: quota exceeded for this key. The turn failed.'

const EXCEPTIONS: Readonly<Record<Exclude<Mishap, 'silent_quota'>, readonly [string, string]>> = {
  timeout_failed: [
    'AgentTimeoutError',
    `Agent execution timed out after ${AGENT_TIMEOUT_SEC}.0 seconds`,
  ],
  timeout_passed: [
    'AgentTimeoutError',
    `Agent execution timed out after ${AGENT_TIMEOUT_SEC}.0 seconds`,
  ],
  timeout_without_reward: [
    'AgentTimeoutError',
    `Agent execution timed out after ${AGENT_TIMEOUT_SEC}.0 seconds`,
  ],
  agent_crash: ['NonZeroAgentExitCodeError', 'Command failed (exit 139): agent run --headless'],
  sandbox_failure: [
    'RuntimeError',
    'Docker compose command failed for the environment: no space left on device',
  ],
  reward_lost: ['RewardFileNotFoundError', 'No reward file found at verifier/reward.txt'],
}

/** Files of one trial. Everything in it follows from the seed and the trial's place in the plan. */
export function writeTrial(
  trial: PlannedTrial,
  job: JobPlace,
  startedAt: number,
  seed: number,
): WrittenTrial {
  const { taskName, configurationIndex, condition, attempt, mishap } = trial
  const random = makeRandom([seed, taskName, configurationIndex, condition, attempt].join('/'))
  const name = `${taskName.slice(0, 32)}__${random.text(7, LETTERS)}`
  const id = makeUuid(random)
  const times = setUp(startedAt, random)
  const work = mishap === 'sandbox_failure' ? null : agentWork(trial, id, times.agentStart, random)
  const verdict =
    hasVerdict(mishap) && work ? judge(trial.task, failedChecks(trial, work.story)) : null
  const endedAt = work ? work.endedAt : times.agentStart
  const exception = mishap && mishap !== 'silent_quota' ? EXCEPTIONS[mishap] : null
  const folder = `jobs/${job.jobName}/${name}`
  const config = trialConfig(trial, name, job)
  const result = {
    id,
    task_name: taskName,
    trial_name: name,
    trial_uri: `file:///demo/jobs/${job.jobName}/${name}`,
    task_id: { path: taskPath(trial) },
    source: null,
    task_checksum: makeRandom(`${seed}/${TASK_PARENT[condition]}/${taskName}`).text(
      64,
      '0123456789abcdef',
    ),
    config,
    agent_info: agentInfo(trial.agent),
    agent_result: work ? agentResult(mishap === 'silent_quota' ? null : work.use) : null,
    verifier_result: verdict ? { rewards: { reward: verdict.reward } } : null,
    exception_info: exception && exceptionInfo(exception, endedAt),
    started_at: iso(startedAt),
    finished_at: iso(endedAt + (verdict ? 5200 : 600)),
    environment_setup: phase(startedAt + 200, times.environmentEnd),
    agent_setup: work ? phase(times.environmentEnd, times.agentStart) : null,
    agent_execution: work ? phase(times.agentStart, endedAt) : null,
    verifier: verdict || mishap === 'reward_lost' ? phase(endedAt + 400, endedAt + 4800) : null,
    step_results: null,
  }
  const files = [
    json(`${folder}/config.json`, config),
    json(`${folder}/result.json`, result),
    { path: `${folder}/trial.log`, text: `${iso(startedAt)} starting trial ${name}\n` },
    ...(exception ? [{ path: `${folder}/exception.txt`, text: traceback(exception) }] : []),
    ...(work ? [json(`${folder}/agent/trajectory.json`, work.trajectory)] : []),
    ...verifier(trial, `${folder}/verifier`, verdict, endedAt, random),
  ]
  const reward = verdict?.reward ?? null
  return { name, files, reward, exceptionType: exception?.[0] ?? null, use: work?.use ?? NO_USE }
}

const iso = (at: number) => new Date(at).toISOString()
const phase = (from: number, to: number) => ({ started_at: iso(from), finished_at: iso(to) })
const json = (path: string, value: unknown): DemoFile => ({
  path,
  text: `${JSON.stringify(value, null, 2)}\n`,
})
const hasVerdict = (mishap: Mishap | null) =>
  mishap !== 'sandbox_failure' && mishap !== 'reward_lost' && mishap !== 'timeout_without_reward'

function setUp(startedAt: number, random: Random) {
  const environmentEnd = startedAt + random.between(9_000, 26_000)
  return { environmentEnd, agentStart: environmentEnd + random.between(2_000, 8_000) }
}

function agentWork(trial: PlannedTrial, sessionId: string, startedAt: number, random: Random) {
  const isTimeout = trial.mishap?.startsWith('timeout') ?? false
  const isQuota = trial.mishap === 'silent_quota'
  const stoppedAt = isTimeout ? startedAt + AGENT_TIMEOUT_SEC * 1000 : null
  const story = tellStory(trial, random)
  const { trajectory, use } = writeTrajectory(
    {
      sessionId,
      agent: trial.agent,
      system: systemPrompt(trial),
      prompt: userPrompt(trial),
      moments: isQuota ? [] : story.moments,
      refusal: isQuota ? QUOTA : null,
      startedAt,
      stoppedAt,
    },
    random,
  )
  return { story, trajectory, use, endedAt: stoppedAt ?? use.endedAt }
}

/** An agent that never got to work leaves nothing, so that every check fails. */
const failedChecks = ({ task, mishap }: PlannedTrial, { way, isPassed }: Story) =>
  mishap === 'silent_quota' ? Object.keys(task.checks) : isPassed ? [] : way.fails

const agentInfo = (agent: DemoConfiguration) => ({
  name: agent.harness,
  version: agent.harnessVersion,
  model_info: { name: agent.model, provider: agent.provider },
})

const agentResult = (use: WrittenTrial['use'] | null) => ({
  n_input_tokens: use?.inputTokens ?? null,
  n_cache_tokens: use?.cachedTokens ?? null,
  n_output_tokens: use?.outputTokens ?? null,
  cost_usd: use?.costUsd ?? null,
  rollout_details: null,
  metadata: null,
})

const traceback = ([type, message]: readonly [string, string]) =>
  `Traceback (most recent call last):\n  File "trial.py", line 118, in run\n    await self._step()\n${type}: ${message}\n`

const exceptionInfo = (exception: readonly [string, string], at: number) => ({
  exception_type: exception[0],
  exception_message: exception[1],
  exception_traceback: traceback(exception),
  occurred_at: iso(at),
})

function verifier(
  trial: PlannedTrial,
  folder: string,
  verdict: Verdict | null,
  endedAt: number,
  random: Random,
): DemoFile[] {
  if (verdict) return [...verifierFiles(folder, trial.task, verdict, endedAt + 400, random)]
  if (trial.mishap !== 'reward_lost') return []
  return [
    { path: `${folder}/test-stdout.txt`, text: 'INTERNALERROR: the test session was killed\n' },
  ]
}
