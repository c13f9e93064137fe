import type { HealthFinding, HealthFindingKind } from '@/lib/domain/health'

/** So many arms of which one thing is said are one line. */
const MANY = 4

/** Kinds whose words are numbers of an arm: they are the same for another only where all of it is meant. */
const COUNTED: ReadonlySet<HealthFindingKind> = new Set([
  ...(['read_without_skills', 'offered_without_skills', 'no_trace_of_skills'] as const),
  ...(['infrastructure', 'missing', 'not_run', 'extra'] as const),
  ...(['no_reward', 'no_trajectory', 'no_tokens'] as const),
])

const saysTheSame = ({ kind, detail, n, of }: HealthFinding, at: number) =>
  JSON.stringify([kind, detail, COUNTED.has(kind) && n !== of ? at : 'all'])

/** Findings, each by itself or with the others that say the same of further arms, in the order of their first. */
export function gatherFindings(findings: readonly HealthFinding[]): readonly HealthFinding[][] {
  const groups = new Map<string, HealthFinding[]>()
  findings.forEach((finding, at) => {
    const key = saysTheSame(finding, at)
    groups.set(key, [...(groups.get(key) ?? []), finding])
  })
  return [...groups.values()].flatMap((group) =>
    group.length < MANY ? group.map((one) => [one]) : [group],
  )
}

/** What several findings are together. */
export const sumFindings = ([first, ...rest]: readonly HealthFinding[]): HealthFinding => ({
  ...first!,
  n: rest.reduce((sum, { n }) => sum + n, first!.n),
  of: rest.reduce((sum, { of }) => sum + of, first!.of),
})
