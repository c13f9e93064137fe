import { makeRandom, type Random } from '@/lib/demo/random'

const WORDS =
  'reading station flood gauge table column wrote checked failed passed total mean rows file line value path error warning done'.split(
    ' ',
  )

const line = (random: Random): string =>
  Array.from({ length: 12 }, () =>
    random.chance(0.3) ? String(random.between(0, 99_999)) : random.pick(WORDS),
  ).join(' ')

interface Observed {
  observation?: { results?: { content?: unknown }[] }
}

/**
 * A trajectory with more output below each command, until it has about this many bytes: logs of real
 * runs are larger than those of the demo. Seeded; a trajectory without observations stays as it is.
 */
export function growTrajectory(text: string, bytes: number, seed: string): string {
  const log = JSON.parse(text) as { steps: Observed[] }
  const results = log.steps.flatMap(({ observation }) => observation?.results ?? [])
  const random = makeRandom(seed)
  const missing = (bytes - text.length) / results.length
  for (const result of results) {
    const lines: string[] = [String(result.content ?? '')]
    for (let length = 0; length < missing; length += lines.at(-1)!.length) lines.push(line(random))
    result.content = lines.join('\n')
  }
  return JSON.stringify(log)
}
