import type { TrialChoice } from '@/lib/domain/import-choice'
import type { TrialPhase, VerifierCheck } from '@/lib/domain/new-trial'
import type { Usage } from '@/lib/domain/step'
import type { AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord, type BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { statedReward } from '@/lib/ingest/formats/reading/stated-reward'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'
import { attributesOf } from './trial-attributes'
import {
  conditionFacts,
  effortOf,
  folderNames,
  harnessOf,
  jobNameOf,
  knownVersion,
  modelNames,
  skillsLoaded,
  type HarborContext,
} from './trial-facts'
import { readTrialLogs } from './trial-logs'
import {
  durationOf,
  readHarborConfig,
  readHarborResult,
  readPhases,
  readStepResults,
  statedUsage,
  type HarborResult,
} from './trial-result'
import { sumUsage } from '@/lib/ingest/formats/reading/sum-usage'
import { joinPhases, orderSteps, readSteps, type TrialStep } from './trial-steps'
import { readChecks, readReward, type VerifierReward } from './read-verifier'
import { chooseAttempt, type ChosenAttempt } from './choose-attempt'

/** What was read of a trial, whether it ran in one go, in steps, or in several attempts. */
interface HarborParts {
  readonly log: AgentLog | null
  readonly checks: readonly VerifierCheck[]
  readonly phases: readonly TrialPhase[]
  readonly stated: Usage
  readonly attempt: ChosenAttempt | null
  readonly steps: readonly TrialStep[]
}

const readParts = async (
  reader: BundleReader,
  result: HarborResult,
  attempt: ChosenAttempt | null,
): Promise<HarborParts> => {
  const base = attempt?.folder ?? ''
  const steps = orderSteps(reader, base, readStepResults(result))
  if (steps.length === 0) {
    return {
      log: await readTrialLogs(reader, base),
      checks: await readChecks(reader, base),
      phases: readPhases(result),
      stated: statedUsage(result.agent_result),
      attempt,
      steps,
    }
  }
  const { log, checks } = await readSteps(reader, base, steps)
  const told = sumUsage(steps.map(({ result: own }) => statedUsage(own?.agent_result ?? null)))
  const whole = statedUsage(result.agent_result)
  return {
    log,
    checks,
    phases: joinPhases(readPhases(result), steps),
    stated: whole.input === null && whole.output === null ? told : whole,
    attempt,
    steps,
  }
}

const exceptionOf = async ({ reader, result }: HarborContext, { attempt, steps }: HarborParts) => {
  const info =
    result.exception_info ??
    steps.find((step) => step.result?.exception_info)?.result?.exception_info ??
    null
  const message = info?.exception_message ?? null
  // exception.txt repeats the traceback; it is the only word where result.json has none.
  const written =
    message === null && info ? await reader.text(`${attempt?.folder ?? ''}exception.txt`) : null
  return {
    exceptionType: info === null ? null : (info.exception_type ?? 'UnnamedException'),
    exceptionMessage: (message || written) ?? null,
  }
}

const attemptChoices = (
  { attempt }: HarborParts,
  { rewards, reward }: VerifierReward,
): TrialChoice[] => {
  if (attempt === null || attempt.options.length === 0) return []
  const own = { name: attempt.name, reward: statedReward(rewards ?? {}).reward ?? reward }
  return [{ what: 'attempt', chosen: attempt.name, options: [own, ...attempt.options] }]
}

const draftOf = async (context: HarborContext, parts: HarborParts): Promise<TrialDraft> => {
  const { reader, result, config } = context
  const { root } = reader.bundle
  const folders = folderNames(root)
  const jobName = jobNameOf(context)
  const duration = durationOf(result, parts.phases)
  const given = await readReward(reader, result, parts.attempt?.folder ?? '')
  return {
    taskName: result.task_name!,
    dataset: result.source ?? config?.task?.source,
    root,
    file: `${root}/result.json`.replace(/^\//, ''),
    logId: result.id,
    jobId: config?.job_id,
    trialName: result.trial_name,
    jobName,
    taskChecksum: result.task_checksum,
    harness: harnessOf(context),
    harnessVersion:
      knownVersion(result.agent_info?.version) ?? knownVersion(parts.log?.agentVersion),
    models: modelNames(context),
    modelFolders: folders,
    effort: effortOf(config),
    condition: conditionFacts({
      ...context,
      folders: jobName === folders.at(-1) ? folders : folders.slice(0, -1),
    }),
    ...given,
    choices: attemptChoices(parts, given),
    ...(await exceptionOf(context, parts)),
    stated: parts.stated,
    startedAt: result.started_at,
    finishedAt: result.finished_at,
    durationMs: duration.durationMs,
    phases: parts.phases,
    checks: parts.checks,
    log: parts.log,
    sightings: skillsLoaded(context).map((skill) => ({
      skill,
      fact: 'read',
      text: `skills_loaded: ${skill}`,
    })),
    attributes: {
      ...attributesOf(context),
      durationFrom: duration.isToVerifier ? 'start to the end of the verifier' : null,
      attempt: parts.attempt?.name,
      otherAttempts: parts.attempt?.others,
      steps: parts.steps.length > 0 ? parts.steps.map(({ name }) => name) : null,
    },
  }
}

/**
 * Reads one trial folder, its result.json lifted by `lift`. Of several attempts the wanted one counts. Null, with problems in the reader, when
 * there is no result to read.
 */
export const readTrialFolder = async (
  reader: BundleReader,
  wantedAttempt: string | null,
  lift: (value: Record<string, unknown>) => Record<string, unknown> = (value) => value,
): Promise<TrialDraft | null> => {
  const value = await reader.json('result.json')
  if (value === null) {
    reader.note('trial_without_result', '', 'result.json cannot be read')
    return null
  }
  const told = isRecord(value) ? readHarborResult(lift(value)) : null
  if (told === null) {
    reader.note('unexpected_shape', 'result.json', 'no task_name that a link can hold')
    return null
  }
  const inner =
    isRecord(value) && isRecord(value.config) ? value.config : await reader.json('config.json')
  const rawConfig = isRecord(inner) ? inner : {}
  const attempt = await chooseAttempt(reader, told, wantedAttempt)
  const result = attempt?.result ?? told
  const context = { reader, result, config: readHarborConfig(rawConfig), rawConfig }
  const draft = await draftOf(context, await readParts(reader, result, attempt))
  return {
    ...draft,
    contentHash: reader.contentHash(),
    sources: reader.sources,
    problems: reader.problems,
  }
}
