import type { NewTrial } from '@/lib/domain/new-trial'
import { BundleReader } from '@/lib/ingest/formats/bundle-reader'
import type { LogAdapter, LogBundle } from '@/lib/ingest/formats/log-adapter'
import { canonicalModel } from '@/lib/ingest/finish/model-name'
import { SecretRedactor } from '@/lib/ingest/finish/redact-secrets'
import { redactTrial } from '@/lib/ingest/finish/redact-trial'
import { detectSkillUse } from '@/lib/ingest/finish/skill-use'
import { numberSteps } from '@/lib/ingest/formats/step-draft'
import { usageOfLog } from '@/lib/ingest/formats/agent-log'
import { readAtifLog, type AtifLog } from '@/lib/ingest/formats/transcripts/atif/assemble-atif'
import { claimAtifFiles } from './claim-loose'
import { inferCondition } from '@/lib/ingest/finish/infer-condition'
import { folderNames } from '@/lib/ingest/formats/containers/harbor/harbor-facts'
import { isoTime, millisecondsBetween } from '@/lib/ingest/formats/containers/harbor/harbor-result'

// A trajectory without its trial: ATIF documents that lie outside any Harbor trial folder, as
// agents export them. Defined by Harbor's RFC 0001. There are steps and usage, but no verdict: the
// reward is unknown and the task is named after the file. What we lose is what `atif.ts` loses.

const HOLDERS = new Set(['agent', 'artifacts', 'logs', 'trajectory', 'trajectories'])

/** `hello.trajectory.json` → `hello`; a plain `trajectory.json` is named after its folder. */
const taskNameOf = (path: string): string => {
  const folders = folderNames(path)
  const file = folders.pop()!
  const stem = file.replace(/\.json$/, '').replace(/(?:^|[._-])(?:atif[._-])?trajectory$/, '')
  return stem || (folders.findLast((name) => !HOLDERS.has(name)) ?? 'trajectory')
}

const UNIQUE =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?=[0-9a-f]*\d)[0-9a-f]{16,}|\b[0-9A-HJKMNP-TV-Z]{26}\b/i

/** A session id that no other run has: a UUID, a ULID, a long hash. Names and placeholders are none. */
export const isUniqueId = (id: string | null): id is string =>
  id !== null && UNIQUE.test(id) && new Set(id).size >= 8

const timesOf = ({
  drafts,
}: AtifLog): Pick<NewTrial, 'startedAt' | 'finishedAt' | 'durationMs'> => {
  const times = drafts.flatMap(({ at }) => (at === null ? [] : [isoTime(at)]))
  const known = times.filter((time) => !Number.isNaN(Date.parse(time)))
  const sorted = known.sort((a, b) => Date.parse(a) - Date.parse(b))
  const startedAt = sorted[0] ?? null
  const finishedAt = sorted.at(-1) ?? null
  return { startedAt, finishedAt, durationMs: millisecondsBetween(startedAt, finishedAt) }
}

const noteGaps = (reader: BundleReader, bundle: LogBundle, main: string, log: AtifLog): void => {
  if (log.agentName === null) reader.note('harness_unknown', main, 'the trajectory names no agent')
  if (log.model === null) reader.note('model_unknown', main, 'the trajectory names no model')
  for (const path of reader.paths(/./)) {
    if (!log.read.has(path))
      reader.note('trajectory_incomplete', path, 'no document refers to it; it was not read')
  }
}

const buildTrial = (
  reader: BundleReader,
  bundle: LogBundle,
  main: string,
  log: AtifLog,
): NewTrial => {
  noteGaps(reader, bundle, main, log)
  const { steps, skillUses } = detectSkillUse(numberSteps(log.drafts), [])
  const read = skillUses.find((use) => use.facts.read !== null)
  const condition = inferCondition({
    skillMode: null,
    agentSkills: [],
    skillsDir: undefined,
    taskPath: null,
    datasetSource: null,
    trialsDir: null,
    folders: folderNames(bundle.root),
    firstPrompt: log.drafts.find((draft) => draft.kind === 'user')?.text ?? null,
    skillsLoaded: [],
    skillRead: read ? { skill: read.skill, text: read.facts.read! } : null,
  })
  if (condition.kind === 'unknown') reader.note('condition_unknown', main, 'no rule applies')
  const usage = usageOfLog(log)
  const contentHash = reader.contentHash()
  return {
    ...(isUniqueId(log.sessionId)
      ? { logId: log.sessionId, logIdSource: 'log' }
      : { logId: contentHash, logIdSource: 'content' }),
    contentHash,
    format: 'atif-file',
    taskName: taskNameOf(bundle.files[0]!.path),
    trialName: main.replace(/\.json$/, ''),
    jobName: folderNames(bundle.root).at(-1) ?? null,
    taskChecksum: null,
    harness: log.agentName,
    harnessVersion: log.agentVersion,
    model: log.model === null ? null : canonicalModel(log.model),
    modelAsLogged: log.model,
    effort: null,
    condition,
    status: { status: 'missing_reward', rule: 'trajectory_only', evidence: null },
    reward: null,
    exceptionType: null,
    exceptionMessage: null,
    tokensIn: usage.input,
    tokensCached: usage.cached,
    tokensOut: usage.output,
    costUsd: usage.costUsd,
    ...timesOf(log),
    phases: [],
    checks: [],
    skillUses,
    steps,
    hasTrajectory: steps.length > 0,
    attributes: { trajectoryForm: log.form },
    sources: reader.sources,
    redactions: {},
    problems: reader.problems,
  }
}

/** Loose ATIF documents, with their continuations and sub-agents: one trial each. */
export const atifFile: LogAdapter = {
  format: 'loose',
  claim: claimAtifFiles,
  async parse(bundle) {
    const reader = new BundleReader(bundle)
    const main = bundle.files[0]!.path.slice(bundle.root === '' ? 0 : bundle.root.length + 1)
    const value = await reader.json(main)
    const log = value === null ? null : await readAtifLog(reader, main, value)
    if (log === null || log.drafts.length === 0) {
      if (value !== null) reader.note('unexpected_shape', main, 'no steps')
      return { trials: [], tasks: [], problems: reader.problems }
    }
    const trial = redactTrial(buildTrial(reader, bundle, main, log), new SecretRedactor())
    return { trials: [trial], tasks: [], problems: [] }
  },
}
