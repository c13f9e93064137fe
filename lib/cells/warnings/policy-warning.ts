import { displayPoints } from '@/lib/display'
import { VERDICT_LABELS } from '@/lib/domain/gain'
import type { ErrorPolicy } from '@/lib/domain/error-policy'
import { isAbove, signOf } from '@/lib/stats/numeric-rules'
import type { PolicyAnswer } from '@/lib/cells/answer-by-policy'
import type { Warning } from './warning'

const POLICY_WORDS: Record<ErrorPolicy, string> = {
  headline: 'the headline policy',
  fail: 'infrastructure errors counted as failures',
  completed_only: 'only completed trials',
}

const differs = (own: PolicyAnswer, other: PolicyAnswer): boolean => {
  if (other.verdict !== own.verdict) return true
  const [a, b] = [own.gain.estimate, other.gain.estimate]
  if (a === null || b === null) return a !== b
  return signOf(a) !== signOf(b) || isAbove(Math.abs(a - b), 0.02)
}

function say(own: PolicyAnswer, { policy, gain, verdict }: PolicyAnswer): string {
  if (gain.estimate === null) return `with ${POLICY_WORDS[policy]} nothing can be compared`
  const words = verdict ? VERDICT_LABELS[verdict] : 'no interval'
  const changed = verdict === own.verdict ? '' : ` (${words})`
  return `with ${POLICY_WORDS[policy]} the gain is ${displayPoints(gain.estimate, ' pp')}${changed}`
}

/**
 * Another error policy changes the sign, the verdict, or the gain by more than 2 pp (spec 0.3). The
 * answers are those of the headline, weights and kind of interval included, so that both say the same.
 */
export function policyWarning(
  answers: readonly PolicyAnswer[],
  policy: ErrorPolicy,
): Warning | null {
  const own = answers.find((one) => one.policy === policy)
  if (!own) return null
  const others = answers.filter((one) => one !== own && differs(own, one))
  if (others.length === 0) return null
  return {
    code: 'policy_matters',
    text: `How errors are counted changes the answer: ${others.map((one) => say(own, one)).join('; ')}.`,
  }
}
