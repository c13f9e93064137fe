import type { Usage } from '@/lib/domain/step'

const KINDS = ['input', 'cached', 'output', 'costUsd'] as const

/** The sums of what is known of each kind; null where nothing is. */
export function sumUsage(parts: readonly (Usage | null)[]): Usage {
  const sums: Record<(typeof KINDS)[number], number | null> = {
    ...{ input: null, cached: null, output: null, costUsd: null },
  }
  for (const part of parts)
    for (const kind of KINDS) {
      const known = part?.[kind] ?? null
      if (known !== null) sums[kind] = (sums[kind] ?? 0) + known
    }
  return sums
}
