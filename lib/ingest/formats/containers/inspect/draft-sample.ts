import { agentPhase } from '@/lib/ingest/formats/reading/agent-phase'
import { stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { contentIdOf } from '@/lib/ingest/formats/reading/result-file'
import { timeOf } from '@/lib/ingest/formats/reading/time-of'
import type { ConditionFacts, TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'
import { readSampleLog, usageOfModel } from './read-sample-log'
import { readScores } from './read-scores'
import { wordOf } from '@/lib/ingest/formats/reading/word-of'

export type Fields = Readonly<Record<string, unknown>>

/** What a log says of all its samples. */
export interface EvalHeader {
  /** `eval` of the header: task, model, arguments. */
  readonly spec: Fields
  readonly status: string
  readonly error: Fields | null
}

export const taskOf = ({ spec }: EvalHeader): string => stringOrNull(spec.task) ?? 'task'

/** The arm, where the run itself was given one. */
const conditionOf = ({ spec }: EvalHeader, file: string): ConditionFacts => {
  const folders = file.split('/').slice(0, -1)
  for (const [place, held] of [
    ['metadata', spec.metadata],
    ['task_args', spec.task_args],
  ] as const) {
    if (!isRecord(held)) continue
    for (const key of ['condition', 'skill_mode']) {
      const name = stringOrNull(held[key])
      if (name) return { stated: { name, text: `eval.${place}.${key}: ${name}` }, folders }
    }
  }
  return { folders }
}

/** An error of the sample; running out of time is one of the agent. */
const exceptionOf = (sample: Fields) => {
  const error = isRecord(sample.error) ? sample.error : {}
  const message = stringOrNull(error.message)
  const limit = isRecord(sample.limit) ? stringOrNull(sample.limit.type) : null
  if (message === null)
    return limit === 'time' || limit === 'working'
      ? { exceptionType: 'AgentTimeoutError', exceptionMessage: `limit of ${limit}` }
      : {}
  const type = /^([A-Z]\w*(?:Error|Exception|Exceeded))\b/.exec(message)?.[1]
  return { exceptionType: type ?? 'InspectSampleError', exceptionMessage: message }
}

const secondsToMs = (value: unknown): number | null =>
  typeof value === 'number' && value >= 0 ? Math.round(value * 1000) : null

export function draftOfSample(header: EvalHeader, sample: Fields, file: string): TrialDraft {
  const { spec } = header
  const id = wordOf(sample.id ?? '')
  const epoch = typeof sample.epoch === 'number' ? sample.epoch : 1
  const model = stringOrNull(spec.model)
  const packages = isRecord(spec.packages) ? spec.packages : {}
  const log = readSampleLog(sample)
  const usage = isRecord(sample.model_usage) ? sample.model_usage : {}
  const stem = file
    .split('/')
    .at(-1)!
    .replace(/\.(?:eval|json)$/, '')
  const run = stringOrNull(spec.run_id) ?? stringOrNull(spec.eval_id) ?? stem
  return {
    taskName: `${taskOf(header)} ${id}`,
    root: file,
    file,
    // A log that is tried again takes over finished samples with their ids.
    contentId: contentIdOf(stringOrNull(sample.uuid) ?? [run, spec.task_id ?? null, id, epoch]),
    jobName: stem,
    trialName: `${id} epoch ${epoch}`,
    harness: stringOrNull(spec.solver) ?? 'inspect',
    harnessVersion: stringOrNull(packages.inspect_ai),
    models: [model],
    condition: conditionOf(header, file),
    // Old logs have one score.
    ...readScores(sample.scores ?? (sample.score ? { score: sample.score } : null)),
    ...exceptionOf(sample),
    // Graders are models too, and no cost of the agent.
    stated: usageOfModel(model === null ? null : usage[model]),
    startedAt: timeOf(sample.started_at),
    finishedAt: timeOf(sample.completed_at),
    durationMs: secondsToMs(sample.total_time),
    phases: agentPhase(log),
    log,
    attributes: {
      epoch,
      taskVersion: spec.task_version,
      limit: isRecord(sample.limit) ? sample.limit.type : null,
      // A person said that it does not count, and why.
      invalidation: sample.invalidation,
      otherModels: Object.keys(usage).filter((name) => name !== model),
    },
  }
}
