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
  /** What it came to: the trial's own result, or the attempt's where the trial tells of another. */
  readonly result: HarborResult
}

const ATTEMPT = /^attempts\/([^/]+)\//

/** What became of an attempt: in words, and as something that could have been chosen. */
const becameOf = (
  name: string,
  result: HarborResult | null,
): { readonly text: string; readonly option: ChoiceOption } => {
  if (result === null)
    return { text: `${name}: no result`, option: { name: `${name} (no result)`, reward: null } }
  const { reward } = statedReward(result.verifier_result?.rewards ?? {})
  const exception = result.exception_info?.exception_type
  const end = exception ?? (reward === null ? 'no reward' : `reward ${reward}`)
  const isGraded = !exception && reward !== null
  return { text: `${name}: ${end}`, option: { name: isGraded ? name : `${name} (${end})`, reward } }
}

/** An attempt's own result, as one of this trial: whatever it calls itself, it is this trial's. */
const asOfTrial = (result: HarborResult, own: HarborResult | null): HarborResult => {
  const { id, task_name, trial_name, trial_uri, task_checksum, source } = result
  const trial = { id, task_name, trial_name, trial_uri, task_checksum, source }
  // One without a result has nothing of the other's.
  return { ...(own ?? readHarborResult({ task_name }) ?? result), ...trial }
}

/** The attempt that a person asked for, where the trial has it. */
const wantedAmong = (names: readonly string[], wanted: string | null): string | undefined => {
  if (wanted === 'first') return names[0]
  return wanted === 'last' ? names.at(-1) : names.find((one) => one === wanted)
}

/**
 * The attempt that a person asked for; else the one that a trial's `trial_uri` names; where it names
 * none, the last. Null for a trial without attempts. The others are attempts of this trial, no trials.
 */
export const chooseAttempt = async (
  reader: BundleReader,
  result: HarborResult,
  wanted: string | null,
): Promise<ChosenAttempt | null> => {
  const names = [...new Set(reader.paths(ATTEMPT).map((path) => ATTEMPT.exec(path)![1]!))].sort()
  if (names.length === 0) return null
  const named = /\/attempts\/([^/]+)\/?$/.exec(result.trial_uri ?? '')?.[1]
  const told = names.find((one) => one === named) ?? names.at(-1)!
  const name = wantedAmong(names, wanted) ?? told
  const resultOf = async (one: string): Promise<HarborResult | null> => {
    if (one === told && name !== told) return result
    const value = await reader.json(`attempts/${one}/result.json`)
    return isRecord(value) ? readHarborResult(value) : null
  }
  // The others are listed with what became of them; their logs are no part of this trial.
  for (const path of reader.paths(ATTEMPT))
    if (!path.startsWith(`attempts/${name}/`)) reader.passOver(path)
  const others: ReturnType<typeof becameOf>[] = []
  for (const other of names.filter((one) => one !== name))
    others.push(becameOf(other, await resultOf(other)))
  return {
    name,
    folder: `attempts/${name}/`,
    others: others.map(({ text }) => text),
    options: others.map(({ option }) => option),
    result: name === told ? result : asOfTrial(result, await resultOf(name)),
  }
}
