import { displayNamedP, displayPoints } from '@/lib/display'
import { WHY_NO_DOMAIN_INTERVAL } from '@/lib/domain/gain'
import type { Uncertainty } from '@/lib/domain/uncertainty'
import type { DomainGain } from './domain-gains'

const WORDS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine']
const counted = (n: number) => WORDS[n] ?? String(n)

function sayReaching(reaching: number, of: number): string {
  const all = counted(of).toLowerCase()
  if (of > 1 && reaching === of) return `All ${all} intervals reach zero.`
  if (reaching === 0) return `None of ${all} intervals reaches zero.`
  return `${counted(reaching)} of ${all} intervals ${reaching === 1 ? 'reaches' : 'reach'} zero.`
}

/** What may be concluded from gains by domain, and what may not, in a few sentences. */
export function concludeDomains(found: {
  readonly domains: readonly Pick<DomainGain, 'domain' | 'gain' | 'isFew'>[]
  readonly uncertainty: Uncertainty
  readonly p: number | null
  /** Best guess and limits of how far domains typically lie from the overall gain. */
  readonly tau: number | null
  readonly tauLow: number | null
  readonly tauHigh: number | null
  /** Share of the squared error over tasks that comes from trials; null is unknown. */
  readonly trialNoise: number | null
}): string | null {
  const { uncertainty, p, trialNoise } = found
  if (found.domains.length === 0) return null
  const domains = found.domains.filter(({ domain }) => domain !== null)
  if (domains.length === 0) return 'No compared task names a domain: there is nothing to compare.'
  if (domains.length === 1)
    return domains.length === found.domains.length
      ? 'The compared tasks are of one domain: there is nothing to compare.'
      : 'The compared tasks name one domain or none: there is nothing to compare.'
  const withInterval = domains.filter(({ gain }) => gain.low !== null)
  const reaching = withInterval.filter(({ gain }) => gain.low! <= 0 && gain.high! >= 0).length
  const few = domains.filter(({ isFew }) => isFew).length
  const sentences = [
    withInterval.length === 0
      ? `No intervals: ${WHY_NO_DOMAIN_INTERVAL[uncertainty]}.`
      : sayReaching(reaching, withInterval.length),
    few > 0 &&
      `${counted(few)} ${few === 1 ? 'domain has' : 'domains have'} fewer than three tasks and say little.`,
    p !== null &&
      (p >= 0.05
        ? `Whether domains differ cannot be told (${displayNamedP('p', p)}): their order may be luck${sayTau(found)}.`
        : `Domains differ more than chance would make them (${displayNamedP('p', p)})${sayTau(found)}.`),
    trialNoise !== null &&
      trialNoise < 0.25 &&
      withInterval.length > 0 &&
      'More trials would hardly sharpen this; more tasks would.',
  ]
  return sentences.filter((sentence) => sentence !== false).join(' ')
}

/** How much they may differ: a p alone does not say that they are alike. */
function sayTau({
  tau,
  tauLow,
  tauHigh,
}: Readonly<Record<'tau' | 'tauLow' | 'tauHigh', number | null>>): string {
  if (tauLow === null || tauHigh === null) return ''
  if (tauHigh === 0) return '; they are at least as alike as chance makes them'
  const points = (tau: number) => (tau > 1 ? 'more than 100' : displayPoints(tau).replace('+', ''))
  const guess = tau === null ? '' : ` (best guess ${points(tau)} pp)`
  return `; typical distances from the overall gain of ${points(tauLow)} to ${points(tauHigh)} pp fit${guess}`
}
