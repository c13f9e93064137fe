import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'

// Reports of SWE-bench's evaluation, `<model>.<run>.json` or results.json: lists of ids. Newer ones
// call them `resolved_ids`, older ones `resolved`.

/** What a report says of each instance that was handed in. */
export type Verdict = 'resolved' | 'unresolved' | 'error'

/** Whether a file begins as a report: the lists themselves may come later. */
export const isReport = (head: string): boolean =>
  /"(?:total|submitted)_instances"\s*:/.test(head) && /"resolved_instances"\s*:/.test(head)
    ? true
    : /"resolved(?:_ids)?"\s*:\s*\[/.test(head) &&
      /"(?:no_generation|generated|unresolved_ids|submitted_ids|with_logs)"\s*:\s*\[/.test(head)

const idsOf = (report: Record<string, unknown>, ...names: readonly string[]): string[] =>
  names.flatMap((name) => {
    const list = report[name]
    return Array.isArray(list) ? list.filter((id): id is string => typeof id === 'string') : []
  })

/** The verdicts of a report; an instance that was not handed in has none. */
export function verdictsOf(value: unknown): Map<string, Verdict> {
  const report = isRecord(value) ? value : {}
  const verdicts = new Map<string, Verdict>()
  const say = (ids: readonly string[], verdict: Verdict) => {
    for (const id of ids) verdicts.set(id, verdict)
  }
  say(idsOf(report, 'submitted_ids', 'generated', 'completed_ids', 'unresolved_ids'), 'unresolved')
  say(idsOf(report, 'empty_patch_ids'), 'unresolved')
  say(idsOf(report, 'error_ids'), 'error')
  say(idsOf(report, 'resolved_ids', 'resolved'), 'resolved')
  return verdicts
}
