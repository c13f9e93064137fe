import type { EvolutionEvent, EvolutionKind } from '@/lib/domain/evolution-event'
import type { Json } from '@/lib/domain/json'
import { stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord, type BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { timeOf } from '@/lib/ingest/formats/reading/time-of'
import { momentOf } from '@/lib/ingest/formats/reading/times'
import { roundBefore, type StoreRounds } from './store-rounds'

type Fields = Readonly<Record<string, unknown>>

const numberOrNull = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null

// Parsed from JSON, and so JSON.
const asBody = (value: Fields) => value as Readonly<Record<string, Json>>

function eventOf(
  kind: EvolutionKind,
  rounds: StoreRounds,
  said: { key: string; skill: string | null; version?: number | null; at: unknown; body: Fields },
): EvolutionEvent {
  const at = timeOf(said.at)
  return {
    ...{ kind, key: said.key, skill: said.skill, version: said.version ?? null, at },
    round: roundBefore(rounds, momentOf(at)),
    body: asBody(said.body),
  }
}

/** Versions as the registry lists them; it keeps the last twenty of each skill. */
async function* readRegistry(reader: BundleReader, rounds: StoreRounds) {
  const value = await reader.json('evolve_skill_registry.json')
  for (const [skill, entry] of Object.entries(isRecord(value) ? value : {})) {
    if (!isRecord(entry) || !Array.isArray(entry.history)) continue
    for (const version of entry.history.filter(isRecord)) {
      const number = numberOrNull(version.version)
      const key = `${skill}@${number ?? stringOrNull(version.content_sha) ?? '?'}`
      yield eventOf('version', rounds, {
        ...{ key, skill, version: number, at: version.timestamp },
        body: version,
      })
    }
  }
}

async function* readCycles(reader: BundleReader, rounds: StoreRounds) {
  for await (const { line, value } of reader.eachJsonLine('evolve_history.jsonl')) {
    const key = stringOrNull(value.timestamp) ?? `line ${line}`
    yield eventOf('cycle', rounds, { key, skill: null, at: value.timestamp, body: value })
  }
}

async function* readEach(reader: BundleReader, folder: RegExp) {
  for (const path of reader.paths(folder)) {
    const value = await reader.json(path)
    if (isRecord(value)) yield { path, value }
    else if (value !== null) reader.note('unexpected_shape', path, 'no JSON object')
  }
}

const stemOf = (path: string) =>
  path
    .split('/')
    .at(-1)!
    .replace(/\.json$/, '')

/** Candidates, what validators said of each, and what was decided. */
async function* readValidation(reader: BundleReader, rounds: StoreRounds) {
  const skillOf = new Map<string, string>()
  for await (const { path, value } of readEach(reader, /^validation_jobs\/[^/]+\.json$/)) {
    const key = stringOrNull(value.job_id) ?? stemOf(path)
    const skill = stringOrNull(value.candidate_skill_name)
    if (skill !== null) skillOf.set(key, skill)
    yield eventOf('candidate', rounds, { key, skill, at: value.created_at, body: value })
  }
  for await (const { path, value } of readEach(reader, /^validation_results\/.+\.json$/)) {
    const job = stringOrNull(value.job_id) ?? path.split('/')[1]!
    const key = `${job} ${stringOrNull(value.user_alias) ?? stemOf(path)}`
    const skill = skillOf.get(job) ?? null
    const body = { ...value, job_id: job }
    yield eventOf('vote', rounds, { key, skill, at: value.created_at, body })
  }
  for await (const { path, value } of readEach(reader, /^validation_decisions\/[^/]+\.json$/)) {
    const key = stringOrNull(value.job_id) ?? stemOf(path)
    const skill = skillOf.get(key) ?? null
    yield eventOf('decision', rounds, { key, skill, at: value.decided_at, body: value })
  }
}

/** Everything that a store says of how its skills came about. */
export async function* readHistory(
  reader: BundleReader,
  rounds: StoreRounds,
): AsyncGenerator<EvolutionEvent> {
  if (reader.has('evolve_skill_registry.json')) yield* readRegistry(reader, rounds)
  if (reader.has('evolve_history.jsonl')) yield* readCycles(reader, rounds)
  yield* readValidation(reader, rounds)
}
