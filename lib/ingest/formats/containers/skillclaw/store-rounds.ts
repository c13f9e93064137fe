import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { decodeText, parseJson } from '@/lib/ingest/formats/reading/parse-json'
import { momentOf } from '@/lib/ingest/formats/reading/times'
import { timeOf } from '@/lib/ingest/formats/reading/time-of'
import type { LogFile } from '@/lib/ingest/open/log-file'

// A session does not say which texts of its skills it ran with: only its time tells, against the times
// at which the library was rewritten. The first round is what lay there before the first rewriting.

/** Versions that were written within so long of each other came of one cycle. */
const CYCLE_MS = 60 * 60 * 1000

/** When the library was rewritten, in order. */
export type StoreRounds = readonly number[]

/** The round a session ran in; null where no time tells. */
export const roundOf = (rounds: StoreRounds, moment: number | null): number | null =>
  moment === null || rounds.length === 0
    ? null
    : 1 + rounds.filter((boundary) => boundary <= moment).length

/** The round after which something was written. */
export const roundBefore = (rounds: StoreRounds, moment: number | null): number | null => {
  const next = roundOf(rounds, moment)
  return next === null ? null : Math.max(1, next - 1)
}

const textOf = async (file: LogFile): Promise<string> => {
  try {
    return decodeText(await file.read()).text
  } catch {
    // The library's own pass reads it again, and says that and why it cannot be read.
    return ''
  }
}

const objectsOf = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .map((line) => (line.trim() === '' ? null : parseJson(line)?.value))
    .filter(isRecord)

const timesOfRegistry = (value: unknown): (number | null)[] =>
  isRecord(value)
    ? Object.values(value).flatMap((skill) =>
        isRecord(skill) && Array.isArray(skill.history)
          ? skill.history.filter(isRecord).map(({ timestamp }) => momentOf(timeOf(timestamp)))
          : [],
      )
    : []

/** The first of each group of times that lie close together. */
function startsOf(moments: readonly (number | null)[]): number[] {
  const starts: number[] = []
  let last: number | null = null
  for (const moment of moments.filter((one) => one !== null).sort((a, b) => a - b)) {
    if (last === null || moment - last > CYCLE_MS) starts.push(moment)
    last = moment
  }
  return starts
}

async function readRounds(files: readonly LogFile[]): Promise<StoreRounds> {
  const history = files.find(({ path }) => path.endsWith('evolve_history.jsonl'))
  if (history) {
    const lines = objectsOf(await textOf(history))
    const cycles = startsOf(lines.map(({ timestamp }) => momentOf(timeOf(timestamp))))
    if (cycles.length > 0) return cycles
  }
  const registry = files.find(({ path }) => path.endsWith('evolve_skill_registry.json'))
  return registry ? startsOf(timesOfRegistry(parseJson(await textOf(registry))?.value)) : []
}

/** Thousands of sessions share one history: it is read once. */
const known = new WeakMap<LogFile, Promise<StoreRounds>>()

/** When the library was rewritten, by the files that tell it. */
export function roundsOf(telling: readonly LogFile[]): Promise<StoreRounds> {
  const first = telling[0]
  if (!first) return Promise.resolve([])
  const found = known.get(first) ?? readRounds(telling)
  known.set(first, found)
  return found
}
