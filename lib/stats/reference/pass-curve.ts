import { mean } from '@/lib/stats/numeric-rules'
import { passAtK, passHatK, type PassCount } from '@/lib/stats/pass-at-k'

export interface PassCurvePoint {
  readonly k: number
  /** Tasks with at least k trials: where it falls along the curve, the line breaks. */
  readonly nTasks: number
  readonly passAtK: number | null
  readonly passHatK: number | null
}

/** pass@k and pass^k for k = 1 … kMax, each the mean over the tasks with at least k trials. */
export function passCurve(input: { readonly tasks: readonly PassCount[]; readonly kMax: number }): {
  readonly curve: readonly PassCurvePoint[]
} {
  const ks = Array.from({ length: Math.max(0, Math.floor(input.kMax)) }, (_, i) => i + 1)
  return {
    curve: ks.map((k) => {
      const at = input.tasks.flatMap((task) => passAtK({ ...task, k }).value ?? [])
      const hat = input.tasks.flatMap((task) => passHatK({ ...task, k }).value ?? [])
      return { k, nTasks: at.length, passAtK: mean(at), passHatK: mean(hat) }
    }),
  }
}
