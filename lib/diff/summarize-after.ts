import type { StepOutline } from '@/lib/domain/step-outline'

/** What one side did from a step on. Null is unknown, never 0. */
export interface AfterParting {
  readonly steps: number
  readonly tokens: number | null
  readonly costUsd: number | null
  readonly durationMs: number | null
  readonly errors: number
  /** The file written or edited most often, where that is more than once. */
  readonly rewrites: { readonly path: string; readonly count: number } | null
}

const sum = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null)
  return known.length ? known.reduce((total, value) => total + value, 0) : null
}

/** Sums over the steps of an outline from `step` on; all of them where it is null. */
export function summarizeAfter(outline: readonly StepOutline[], step: number | null): AfterParting {
  const after = outline.filter((one) => one.number >= (step ?? 1) && !one.isCopied)
  const edits = new Map<string, number>()
  for (const { category, path } of after) {
    if ((category === 'edit' || category === 'write') && path !== null) {
      edits.set(path, (edits.get(path) ?? 0) + 1)
    }
  }
  const [most] = [...edits].sort((one, two) => two[1] - one[1])
  return {
    steps: after.length,
    tokens: sum(after.map((one) => one.tokens)),
    costUsd: sum(after.map((one) => one.costUsd)),
    durationMs: sum(after.map((one) => one.durationMs)),
    errors: after.filter((one) => one.isError).length,
    rewrites: most && most[1] > 1 ? { path: most[0], count: most[1] } : null,
  }
}
