import type { ConditionPair } from '@/lib/analysis/condition/compare-conditions'
import { isAbove } from '@/lib/stats/numeric-rules'

const DECIDES = 0.05

/** A verdict that does not outlive the correction for all pairs of the table. */
export const isBeforeCorrection = ({ verdict, q }: Pick<ConditionPair, 'verdict' | 'q'>): boolean =>
  (verdict === 'helps' || verdict === 'hurts') && q !== null && isAbove(q, DECIDES)
