import { DEMO_CONFIGURATIONS } from './demo-configurations'
import { DEMO_CONDITIONS, type DemoFile } from '@/lib/demo/tasks/demo-task'
import { DEMO_TASKS } from './demo-tasks'
import { jobConfig } from './harbor-config'
import { copyName, DEMO_SCALE, planTrials, type DemoScale, type PlannedTrial } from './plan-trials'
import { makeRandom, makeUuid } from './random'
import { taskFolder } from './skill-folder'
import { writeTrial, type WrittenTrial } from './write-trial'

const FIRST_JOB = Date.UTC(2026, 4, 4, 9)
const DAY_MS = 86_400_000
/** Four trials at a time, a new four every so often. */
const WAVE_MS = 600_000

/**
 * The demo: Harbor job folders (`jobs/`) and the folders of their tasks (`tasks/`), file by file.
 * Invented from end to end, by a seed: same scale, same bytes, whatever the machine and the day.
 */
export function* generateDemo(scale: DemoScale = DEMO_SCALE): Generator<DemoFile> {
  for (let copy = 1; copy <= scale.taskCopies; copy++)
    for (const task of DEMO_TASKS) yield* taskFolder(task, copyName(task.name, copy))
  const trials = planTrials(scale)
  let job = 0
  for (const configurationIndex of DEMO_CONFIGURATIONS.keys())
    for (const condition of DEMO_CONDITIONS) {
      const own = trials.filter(
        (trial) => trial.configurationIndex === configurationIndex && trial.condition === condition,
      )
      yield* writeJob(own, FIRST_JOB + job * DAY_MS, scale)
      job++
    }
}

/** A job of one configuration under one condition: its trials, four at a time, and what it sums up. */
export function* writeJob(
  trials: readonly PlannedTrial[],
  startedAt: number,
  { seed, attempts }: Pick<DemoScale, 'seed' | 'attempts'>,
): Generator<DemoFile> {
  const stamp = new Date(startedAt).toISOString()
  const jobName = `${stamp.slice(0, 10)}__${stamp.slice(11, 19).replaceAll(':', '-')}`
  const place = { jobName, jobId: makeUuid(makeRandom(`${seed}/${jobName}`)) }
  const written: Omit<WrittenTrial, 'files'>[] = []
  for (const [index, trial] of trials.entries()) {
    const at = startedAt + Math.floor(index / 4) * WAVE_MS + (index % 4) * 1500
    const { files, ...counted } = writeTrial(trial, place, at, seed)
    yield* files
    written.push(counted)
  }
  const finishedAt = startedAt + Math.ceil(trials.length / 4) * WAVE_MS
  const folder = `jobs/${jobName}`
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
  yield { path: `${folder}/config.json`, text: json(jobConfig(trials, place, attempts)) }
  yield {
    path: `${folder}/result.json`,
    text: json(jobResult(place.jobId, trials[0]!, written, startedAt, finishedAt)),
  }
  yield { path: `${folder}/job.log`, text: `${stamp} ${trials.length} trials\n` }
}

function jobResult(
  id: string,
  first: PlannedTrial,
  trials: readonly Omit<WrittenTrial, 'files'>[],
  startedAt: number,
  finishedAt: number,
) {
  const { agent } = first
  const errors = trials.filter((trial) => trial.exceptionType !== null)
  const sum = (pick: (trial: (typeof trials)[number]) => number) =>
    trials.reduce((total, trial) => total + pick(trial), 0)
  // Harbor's own mean counts a missing reward as 0.
  const mean = sum((trial) => trial.reward ?? 0) / trials.length
  const rewards = namesBy(trials, (trial) =>
    trial.reward === null ? null : trial.reward.toFixed(4),
  )
  return {
    id,
    started_at: new Date(startedAt).toISOString(),
    updated_at: new Date(finishedAt).toISOString(),
    finished_at: new Date(finishedAt).toISOString(),
    n_total_trials: trials.length,
    stats: {
      n_completed_trials: trials.length - errors.length,
      n_errored_trials: errors.length,
      n_running_trials: 0,
      n_pending_trials: 0,
      n_cancelled_trials: 0,
      n_retries: 0,
      evals: {
        [`${agent.harness}__${agent.model}__demo`]: {
          n_trials: trials.length,
          n_errors: errors.length,
          metrics: [{ mean: Math.round(mean * 1e4) / 1e4 }],
          reward_stats: { reward: rewards },
          exception_stats: namesBy(trials, (trial) => trial.exceptionType),
        },
      },
      n_input_tokens: sum((trial) => trial.use.inputTokens),
      n_cache_tokens: sum((trial) => trial.use.cachedTokens),
      n_output_tokens: sum((trial) => trial.use.outputTokens),
      cost_usd: Math.round(sum((trial) => trial.use.costUsd) * 1e4) / 1e4,
    },
  }
}

/** Names of the trials that share a key; trials without one are left out. */
function namesBy<Row extends { name: string }>(
  rows: readonly Row[],
  key: (row: Row) => string | null,
) {
  const names: Record<string, string[]> = {}
  for (const row of rows) {
    const own = key(row)
    if (own !== null) (names[own] ??= []).push(row.name)
  }
  return names
}
