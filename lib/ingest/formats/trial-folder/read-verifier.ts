import type { VerifierCheck } from '@/lib/domain/new-trial'
import { clipText } from '@/lib/trajectory/step-outline'
import { isRecord, type BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { number, object, text } from '@/lib/ingest/formats/reading/log-fields'
import { statedReward, type Rewards } from '@/lib/ingest/formats/reading/stated-reward'
import type { HarborResult } from './trial-result'

// What the verifier left: reward.txt and CTRF reports (ctrf.json, ctrf-report.json, …).

const readTest = object({
  name: text,
  status: text,
  duration: number,
  start: number,
  message: text,
  trace: text,
})

const STATUSES: readonly string[] = ['passed', 'failed', 'skipped', 'pending']
const MESSAGE_LENGTH = 4000

/** CTRF counts milliseconds; pytest's reporter writes seconds, which its start time gives away. */
const unit = (start: number | null): number => (start !== null && start < 1e11 ? 1000 : 1)

/**
 * `test_outputs.py::TestX::test_a`, `::test_a`, `/tests/test_outputs.py::test_a` → `TestX::test_a`,
 * `test_a`: the file says nothing about the check, and harnesses write it differently.
 */
export const checkName = (name: string): string => {
  const parts = name.split('::')
  if (parts.length < 2) return name.trim()
  const [file, ...rest] = parts
  return file === '' || /\.(?:py|js|ts|sh)$/.test(file!) ? rest.join('::') : name
}

const readCheck = (raw: unknown): VerifierCheck[] => {
  const test = readTest(raw)
  if (test === null || test.name === null) return []
  const { name, status, duration, start, message, trace } = test
  const said = message ?? trace
  const known = status !== null && STATUSES.includes(status)
  return [
    {
      name: checkName(name),
      status: known ? (status as VerifierCheck['status']) : 'other',
      durationMs: duration === null ? null : Math.round(duration * unit(start)),
      message: said === null ? null : clipText(said, MESSAGE_LENGTH),
    },
  ]
}

/** The checks of the verifier: of the trial's own report, or of the first other one. */
export const readChecks = async (reader: BundleReader, base = ''): Promise<VerifierCheck[]> => {
  const reports = reader
    .paths(/(?:^|\/)verifier\/[\w.-]*ctrf[\w.-]*\.json$/)
    .filter((path) => path.slice(base.length).startsWith('verifier/') && path.startsWith(base))
  const best =
    reports.find((path) => path.endsWith('/ctrf.json')) ??
    reports.find((path) => /\/ctrf-report\.json$/.test(path)) ??
    reports[0]
  if (best === undefined) return []
  const value = await reader.json(best)
  const results = isRecord(value) && isRecord(value.results) ? value.results : null
  if (results === null || !Array.isArray(results.tests)) {
    if (value !== null) reader.note('unexpected_shape', best, 'no results.tests')
    return []
  }
  return withUniqueNames(results.tests.flatMap(readCheck))
}

/** Two checks of one name (from two files) are told apart by their place among them. */
const withUniqueNames = (checks: readonly VerifierCheck[]): VerifierCheck[] => {
  const seen = new Map<string, number>()
  return checks.map((check) => {
    const count = (seen.get(check.name) ?? 0) + 1
    seen.set(check.name, count)
    return count === 1 ? check : { ...check, name: `${check.name} (${count})` }
  })
}

const fileReward = async (reader: BundleReader, path: string): Promise<number | null> => {
  if (!reader.has(path)) return null
  const text = (await reader.text(path))?.trim() ?? ''
  const value = text === '' ? NaN : Number(text)
  if (Number.isFinite(value)) return value
  if (text !== '') reader.note('unexpected_shape', path, 'not a number')
  return null
}

/** What the verifier gave: scores by name, and the one number of reward.txt. */
export interface VerifierReward {
  readonly rewards: Rewards | null
  readonly reward: number | null
}

const fileRewards = async (reader: BundleReader, path: string): Promise<Rewards | null> => {
  const value = await reader.json(path)
  if (isRecord(value)) return value as Rewards
  if (value !== null) reader.note('unexpected_shape', path, 'no object of scores')
  return null
}

/** The scores of result.json, else of reward.json; beside them what reward.txt says. */
export const readReward = async (
  reader: BundleReader,
  result: HarborResult,
  base = '',
): Promise<VerifierReward> => {
  const file = `${base}verifier/reward.txt`
  const rewards =
    result.verifier_result?.rewards ?? (await fileRewards(reader, `${base}verifier/reward.json`))
  const stated = rewards === null ? null : statedReward(rewards).reward
  const written = await fileReward(reader, file)
  if (stated !== null && written !== null && Math.abs(stated - written) > 1e-6)
    reader.note('reward_disagrees', file, `${written}, result.json has ${stated}`)
  return { rewards, reward: written }
}
