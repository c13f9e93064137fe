import type { ChoiceOption } from '@/lib/domain/import-choice'
import { isRecord, type BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { statedReward } from '@/lib/ingest/formats/reading/stated-reward'
import { readHarborResult, type HarborResult } from './trial-result'

/** The attempt of a trial that counts, and what became of the others. */
export interface ChosenAttempt {
  readonly name: string
  /** With a slash at its end. */
  readonly folder: string
  /** `000: DaytonaError`, `002: reward 1`. */
  readonly others: readonly string[]
  /** The others, with what they would give. */
  readonly options: readonly ChoiceOption[]
}

const ATTEMPT = /^attempts\/([^/]+)\//

/** What became of an attempt: in words, and as something that could have been chosen. */
const becameOf = async (
  reader: BundleReader,
  name: string,
): Promise<{ readonly text: string; readonly option: ChoiceOption }> => {
  const value = await reader.json(`attempts/${name}/result.json`)
  const result = isRecord(value) ? readHarborResult(value) : null
  if (result === null)
    return { text: `${name}: no result`, option: { name: `${name} (no result)`, reward: null } }
  const { reward } = statedReward(result.verifier_result?.rewards ?? {})
  const exception = result.exception_info?.exception_type
  const end = exception ?? (reward === null ? 'no reward' : `reward ${reward}`)
  const isGraded = !exception && reward !== null
  return { text: `${name}: ${end}`, option: { name: isGraded ? name : `${name} (${end})`, reward } }
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
  const others: Awaited<ReturnType<typeof becameOf>>[] = []
  for (const other of names.filter((one) => one !== name))
    others.push(await becameOf(reader, other))
  return {
    name,
    folder: `attempts/${name}/`,
    others: others.map(({ text }) => text),
    options: others.map(({ option }) => option),
  }
}
