import type { Json } from '@/lib/domain/json'
import { fillIn, pathMatcher } from '@/lib/domain/name-pattern'
import type { VerifierCheck } from '@/lib/domain/new-trial'
import { agentPhase } from '@/lib/ingest/formats/reading/agent-phase'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { rewardOfChecks } from '@/lib/ingest/formats/reading/read-checks'
import type { LogBundle } from '@/lib/ingest/formats/reading/container-format'
import { contentIdOf } from '@/lib/ingest/formats/reading/result-file'
import { timeOf } from '@/lib/ingest/formats/reading/time-of'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'
import { findLogs, readAgentLog } from '@/lib/ingest/formats/transcripts/read-agent-log'
import type { CheckPlace, FieldName, Mapping } from './mapping'
import { besideTrial, pick, valueAt, type TrialPlace } from './pick-field'
import { scoreOf } from './score-of'

const textOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : null

const numberOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null

const statusOf = (value: unknown): VerifierCheck['status'] => {
  const score = scoreOf(value)
  return score === null ? 'skipped' : score === 1 ? 'passed' : 'failed'
}

async function checksAt(place: TrialPlace, one: CheckPlace): Promise<VerifierCheck[]> {
  const found = await pick(place, one.in)
  const named: [string, unknown][] = Array.isArray(found)
    ? found.map((value, at) => [textOf(valueAt(value, one.name)) ?? `check ${at + 1}`, value])
    : Object.entries(isRecord(found) ? found : {})
  return named.map(([name, value]) => ({
    name: name.slice(0, 500),
    status: statusOf(isRecord(value) ? valueAt(value, one.passed) : value),
    durationMs: null,
    message: one.message ? (textOf(valueAt(value, one.message))?.slice(0, 4000) ?? null) : null,
  }))
}

const withOwnNames = (checks: readonly VerifierCheck[]): VerifierCheck[] => {
  const seen = new Map<string, number>()
  return checks.map((check) => {
    const count = (seen.get(check.name) ?? 0) + 1
    seen.set(check.name, count)
    return count === 1 ? check : { ...check, name: `${check.name} (${count})` }
  })
}

async function rewardsOf(
  place: TrialPlace,
  mapping: Mapping,
): Promise<Record<string, Json> | null> {
  if (!mapping.rewards) return null
  const entries: [string, Json][] = []
  for (const [name, source] of Object.entries(mapping.rewards))
    // Parsed from JSON.
    entries.push([name, (await pick(place, source)) as Json])
  return Object.fromEntries(entries)
}

const exceptionOf = (error: string | null) => {
  if (error === null) return {}
  const match = /^([A-Z]\w*(?:Error|Exception))\b:?\s*([\s\S]*)$/.exec(error)
  return { exceptionType: match?.[1] ?? 'Error', exceptionMessage: match?.[2] ?? error }
}

/** Agents' logs of the trial, from its file's folder. */
const logsOf = ({ reader, path, names }: TrialPlace, mapping: Mapping): string[] => {
  const matchers = mapping.logs.map((one) => pathMatcher(fillIn(one, names)))
  const folder = besideTrial(path, '')
  return reader
    .paths(/./)
    .filter((one) => one.startsWith(folder) && one !== path)
    .filter((one) => matchers.some((matches) => matches(one.slice(folder.length)) !== null))
}

const logPlaces = ({ names }: TrialPlace, { logs }: Mapping): string =>
  fillIn(logs.join(', '), names).slice(0, 200)

/** What a trial is unchanged by: its files, its part of one, the mapping that reads it. */
function contentHashOf({ reader, own, row }: TrialPlace, given: LogBundle['mapping']): string {
  const parts = [...(row ? [own] : []), ...(given ? [given] : [])]
  const hash = reader.contentHash()
  return parts.length > 0 ? contentIdOf(...parts, hash) : hash
}

/** Tokens and cost as the fields say; a cost of 0 is what a program writes that does not know it. */
async function statedUsage(
  number: (name: FieldName) => Promise<number | null>,
  { cachedIsApart }: Mapping,
) {
  const [input, cached] = [await number('tokensIn'), await number('tokensCached')]
  return {
    input: input !== null && cached !== null && cachedIsApart ? input + cached : input,
    cached,
    output: await number('tokensOut'),
    costUsd: (await number('costUsd')) || null,
  }
}

/** A trial as a mapping finds it; null where its file gives no name of a task. */
export async function draftMapped(
  place: TrialPlace,
  mapping: Mapping,
  file: string,
  /** The mapping as JSON, where it is no file that is read. */
  given?: LogBundle['mapping'],
): Promise<TrialDraft | null> {
  const get = (name: FieldName) => pick(place, mapping.fields[name])
  const text = async (name: FieldName) => textOf(await get(name))
  const number = async (name: FieldName) => numberOf(await get(name))
  const { reader, path, row } = place
  const taskName = await text('task')
  if (taskName === null) return null
  const log = await readAgentLog(reader, await findLogs(reader, logsOf(place, mapping)))
  if (mapping.logs.length > 0 && log === null)
    reader.note('trajectory_missing', path, `no log at ${logPlaces(place, mapping)}`)
  const checks: VerifierCheck[] = []
  for (const one of mapping.checks) checks.push(...(await checksAt(place, one)))
  const score = await get('reward')
  const stated = typeof score === 'number' ? score / mapping.rewardOutOf : scoreOf(score)
  const condition = await text('condition')
  const [error, seconds] = [await text('error'), await number('durationSeconds')]
  const durationMs = (await number('durationMs')) ?? (seconds === null ? null : seconds * 1000)
  const trial = await text('trial')
  const id = await text('id')
  return {
    taskName,
    root: file,
    file,
    // Without an id of its own it is what its place says: a run that is judged anew stays the same.
    contentId: id === null ? undefined : contentIdOf(id),
    trialName: trial ?? path.replace(/\.(?:json|ya?ml)$/, '') + (row ? `#${row.name}` : ''),
    jobName: (await text('job')) ?? reader.bundle.root.split('/').at(-1) ?? null,
    harness: await text('harness'),
    harnessVersion: await text('harnessVersion'),
    models: [await text('model')],
    effort: await text('effort'),
    condition: {
      stated:
        condition === null
          ? undefined
          : { name: mapping.conditions[condition] ?? condition, text: `condition: ${condition}` },
      folders: file.split('/').slice(0, -1),
    },
    rewards: await rewardsOf(place, mapping),
    reward: stated ?? rewardOfChecks(checks),
    checks: withOwnNames(checks),
    ...exceptionOf(error),
    stated: await statedUsage(number, mapping),
    startedAt: timeOf(await get('startedAt')),
    finishedAt: timeOf(await get('finishedAt')),
    durationMs: durationMs === null ? null : Math.round(durationMs),
    phases: agentPhase(log),
    log,
    contentHash: contentHashOf(place, given),
    sources: [...(row ? [{ path: file, bytes: row.bytes }] : []), ...reader.sources],
    problems: reader.problems,
  }
}
