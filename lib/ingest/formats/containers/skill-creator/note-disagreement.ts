import type { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { FoundRun } from './found-run'
import { rewardOfChecks, rewardOfScore } from '@/lib/ingest/formats/reading/read-checks'

const TOLERANCE = 0.011

const rateOf = ({ checks, stated }: FoundRun): number | null =>
  rewardOfChecks(checks) ?? rewardOfScore(stated)

const keysOf = ({ configuration, task, run }: FoundRun): string[] =>
  [task.evalId, task.evalName]
    .filter((name) => name !== null)
    .map((name) => JSON.stringify([configuration?.text, name, run ?? 1]))

/** Says where a benchmark names other rates than the gradings it was made of: the gradings count. */
export function noteDisagreement(
  reader: BundleReader,
  path: string,
  listed: readonly FoundRun[],
  graded: readonly FoundRun[],
): void {
  const byKey = new Map(graded.flatMap((run) => keysOf(run).map((key) => [key, run])))
  const differing = listed.flatMap((run) => {
    const other = keysOf(run)
      .map((key) => byKey.get(key))
      .find((one) => one)
    const [said, found] = [rewardOfScore(run.stated), other ? rateOf(other) : null]
    if (said === null || found === null || Math.abs(said - found) <= TOLERANCE) return []
    const task = run.task.evalName ?? `eval ${run.task.evalId}`
    return [`${run.configuration?.text} of ${task}: ${said.toFixed(3)} against ${found.toFixed(3)}`]
  })
  if (differing.length === 0) return
  const more = differing.length > 1 ? `, and ${differing.length - 1} more` : ''
  reader.note('reward_disagrees', path, `the gradings count; ${differing[0]}${more}`)
}
