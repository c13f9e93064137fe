import { isRecord, type BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { rawReward, readHarborResult, type HarborResult } from './trial-result'

/** The attempt of a trial that counts, and what became of the others. */
export interface ChosenAttempt {
  readonly name: string
  /** With a slash at its end. */
  readonly folder: string
  /** `000: DaytonaError`, `002: reward 1`. */
  readonly others: readonly string[]
}

const ATTEMPT = /^attempts\/([^/]+)\//

const becameOf = async (reader: BundleReader, name: string): Promise<string> => {
  const value = await reader.json(`attempts/${name}/result.json`)
  const result = isRecord(value) ? readHarborResult(value) : null
  if (result === null) return `${name}: no result`
  const reward = rawReward(result.verifier_result?.rewards ?? null)
  const exception = result.exception_info?.exception_type
  return `${name}: ${exception ?? (reward === null ? 'no reward' : `reward ${reward}`)}`
}

/**
 * The attempt that a trial's `trial_uri` names; where it names none, the last. Null for a trial
 * without attempts. The others are attempts of this trial, no trials.
 */
export const chooseAttempt = async (
  reader: BundleReader,
  result: HarborResult,
): Promise<ChosenAttempt | null> => {
  const names = [...new Set(reader.paths(ATTEMPT).map((path) => ATTEMPT.exec(path)![1]!))].sort()
  if (names.length === 0) return null
  const named = /\/attempts\/([^/]+)\/?$/.exec(result.trial_uri ?? '')?.[1]
  const name = names.find((one) => one === named) ?? names.at(-1)!
  const others: string[] = []
  for (const other of names.filter((one) => one !== name))
    others.push(await becameOf(reader, other))
  return { name, folder: `attempts/${name}/`, others }
}
