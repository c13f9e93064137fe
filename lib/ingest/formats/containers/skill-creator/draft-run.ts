import { createHash } from 'node:crypto'
import type { TrialPhase } from '@/lib/domain/new-trial'
import type { LogProblem } from '@/lib/domain/problem'
import type { AgentLog, SkillSighting } from '@/lib/ingest/formats/reading/agent-log'
import type { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { StatedCondition, TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'
import type { FoundRun } from './found-run'
import { rewardOfChecks, rewardOfScore } from '@/lib/ingest/formats/reading/read-checks'
import { iterationName, iterationNumber } from './workspace-paths'

/** A run with what only its whole workspace tells. */
export interface NamedRun {
  readonly run: FoundRun
  readonly taskName: string
  /** Its iteration is one of several, so that its skill is a version of its own. */
  readonly isVersioned: boolean
  /** How many runs of the same content stand before it, side by side: repeats, no copies. */
  readonly repeat: number
  readonly log: AgentLog | null
}

const PROMPT_LENGTH = 4000
const TOLERANCE = 0.011

/** The iteration in what stands behind a configuration: `with_skill (v1.4 (iter6))` is the sixth. */
const versionRound = (version: string | null): number | null => {
  const digits = /\biter(?:ation)?[-_ ]?(\d{1,4})\b/i.exec(version ?? '')?.[1]
  return digits === undefined ? null : Number(digits)
}

const statedCondition = ({ run, isVersioned }: NamedRun): StatedCondition | null => {
  const { configuration, label, place } = run
  if (configuration === null) return null
  const { version } = configuration
  const told = versionRound(version)
  const number = place.iteration === null ? 1 : iterationNumber(place.iteration)
  // A version by name is no iteration of its own, wherever its runs lie.
  const isNamed = version !== null && told === null
  // What stands beside the skill is the same in every iteration.
  const isSkill = !/^(?:without|no|old)_|^(?:baseline|control)$/.test(configuration.name)
  const round = isSkill ? (told ?? (isVersioned && !isNamed ? number : null)) : null
  const named = version ?? iterationName(place.iteration ?? '')
  // A writer who calls the arm without the skill something else had another skill there.
  const isOld =
    label !== null &&
    configuration.name === 'without_skill' &&
    !/\bno\b|none|without|base/i.test(label)
  const where = place.iteration === null ? '' : ` in ${place.iteration}`
  return {
    name: isOld ? 'old_skill' : configuration.name,
    label: isOld ? label : named,
    round,
    text: `configuration: ${configuration.text}${label === null ? '' : ` (${label})`}${where}`,
  }
}

/** What makes it this run wherever it was copied to: task, configuration, checks with evidence, cost. */
const contentId = ({ run, taskName, repeat }: NamedRun): string => {
  const { configuration, checks, stated, timing, place, isFromBenchmark } = run
  const said = checks.map(({ name, status, message }) => [name, status, message])
  const cost = [timing?.totalTokens, timing?.usage.input, timing?.usage.output, timing?.durationMs]
  const isTelling =
    cost.some((one) => one != null) || checks.some(({ message }) => message !== null)
  // Bare counts are alike by chance: then the place tells runs apart.
  const where = isTelling ? null : [place.iteration, isFromBenchmark ? null : place.folder, run.run]
  const content = [
    taskName,
    configuration?.text,
    said,
    said.length > 0 ? null : stated,
    cost,
    where,
    repeat,
  ]
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32)
}

/** The id of its content, but for the count of repeats: what two runs side by side may share. */
export const repeatKey = (run: FoundRun, taskName: string): string =>
  `${run.place.siblings}\n${contentId({ run, taskName, isVersioned: false, repeat: 0, log: null })}`

const phasesOf = ({ timing }: FoundRun): TrialPhase[] => {
  if (timing === null || timing.durationMs === null) return []
  const { startedAt, finishedAt, durationMs } = timing
  return [{ name: 'agent_execution', startedAt, finishedAt, durationMs }]
}

const problemsOf = (file: string, run: FoundRun): LogProblem[] => {
  const found = rewardOfChecks(run.checks)
  const said = rewardOfScore(run.stated)
  if (found === null || said === null || Math.abs(found - said) <= TOLERANCE) return []
  const detail = `the checks count: ${found.toFixed(3)}, not ${said.toFixed(3)} as it states`
  return [{ code: 'reward_disagrees', file, detail }]
}

const sightingsOf = ({ skillLoaded, task }: FoundRun): SkillSighting[] =>
  skillLoaded === null || task.skill === null
    ? []
    : [
        {
          skill: task.skill,
          fact: skillLoaded ? 'loaded' : 'offered',
          text: `skill_loaded: ${skillLoaded}`,
        },
      ]

const nameOf = ({ place, configuration, run }: FoundRun, taskName: string): string => {
  const parts = [place.iteration, taskName, configuration?.text, run === null ? null : `run-${run}`]
  return parts.filter((part) => part !== null && part !== undefined).join('/')
}

const attributesOf = (run: FoundRun) => ({
  ...run.extras,
  // skill-creator's checks are judged by a model that reads the transcript and the outputs.
  grader: 'LLM',
  iteration: run.place.iteration,
  configuration: run.configuration?.text,
  skill: run.task.skill,
  prompt: run.task.prompt?.slice(0, PROMPT_LENGTH),
  totalTokens: run.timing?.totalTokens,
  skillLoaded: run.skillLoaded,
  readFrom: run.isFromBenchmark ? 'benchmark.json' : 'grading.json',
})

/** Tells whether two runs were asked the same. */
const checksumOf = ({ task: { prompt } }: FoundRun): string | null =>
  prompt === null ? null : createHash('sha256').update(prompt).digest('hex')

/** The trial of one run. */
export const draftRun = (reader: BundleReader, named: NamedRun): TrialDraft => {
  const { run, taskName, log } = named
  const { root } = reader.bundle
  const pathOf = (path: string) => [root, path].filter(Boolean).join('/')
  const file = pathOf(run.paths[0]!)
  const stated = statedCondition(named)
  const { place, failure, timing } = run
  return {
    taskName,
    root: file,
    file,
    contentId: contentId(named),
    jobName: place.iteration ?? root.split('/').at(-1) ?? null,
    trialName: nameOf(run, taskName),
    taskChecksum: checksumOf(run),
    models: [...run.models, run.configuration?.model],
    condition: stated ? { stated } : { folders: pathOf(place.folder).split('/') },
    reward: failure === null ? (rewardOfChecks(run.checks) ?? rewardOfScore(run.stated)) : null,
    exceptionType: failure === null ? null : failedType(run),
    exceptionMessage: failure,
    stated: timing?.usage ?? null,
    startedAt: timing?.startedAt ?? null,
    finishedAt: timing?.finishedAt ?? null,
    durationMs: timing?.durationMs ?? null,
    phases: phasesOf(run),
    checks: run.checks,
    log,
    sightings: sightingsOf(run),
    attributes: attributesOf(run),
    sources: run.paths.map((path) => ({ path: pathOf(path), bytes: reader.sizeOf(path) })),
    problems: problemsOf(file, run),
  }
}

/** Nothing was graded: the machinery failed. Something was, in the agent's stead: the agent did. */
const failedType = ({ checks }: FoundRun): string =>
  checks.length === 0 ? 'InfrastructureFailure' : 'AgentFailure'
