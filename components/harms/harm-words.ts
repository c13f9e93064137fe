import type { ChangeCauses, LossKind } from '@/lib/analysis/harm/explain-change'
import type { HarmRow } from '@/lib/analysis/harm/describe-harms'
import { displayCounted, displayPoints } from '@/lib/display'
import type { HarmSide } from '@/lib/domain/gain'
import { PERMUTATION_DRAWS, DEFAULT_SEED } from '@/lib/stats/numeric-rules'

/** Wording of the page on either side of zero. */
export const SIDE_WORDS = {
  harms: {
    title: 'Where do skills hurt?',
    change: 'drop',
    agrees: 'worse',
    none: 'No task is below zero: nothing got worse under this contrast.',
    noneNext: 'Look at the tasks that gained, or compare other conditions.',
  },
  helps: {
    title: 'Where do skills help single tasks?',
    change: 'rise',
    agrees: 'better',
    none: 'No task is above zero: nothing got better under this contrast.',
    noneNext: 'Look at the tasks that lost, or compare other conditions.',
  },
} as const satisfies Record<HarmSide, Record<string, string>>

export const TEST_NAMES: Record<NonNullable<HarmRow['test']>, string> = {
  stratified_exact: 'exact test stratified by configuration, mid-p',
  stratified_permutation: `rewards permuted within configurations, B = ${PERMUTATION_DRAWS.toLocaleString('en-US')}, seed ${DEFAULT_SEED}`,
  sign_flip: 'signs of the configurations’ differences flipped',
}

/** `worse in 6 of 7 models (1 tie)` */
export function agreement(row: HarmRow, side: HarmSide, unit: 'model' | 'configuration'): string {
  const agrees = side === 'harms' ? row.nDown : row.nUp
  const ties = row.nTie === 0 ? '' : ` (${displayCounted(row.nTie, 'tie')})`
  return `${SIDE_WORDS[side].agrees} in ${agrees} of ${displayCounted(row.nConfigurations, unit)}${ties}`
}

export const LOSS_WORDS: Record<LossKind, string> = {
  completed: 'trials that completed',
  timeouts: 'time-outs',
  crashes: 'crashes and missing rewards',
  infrastructure: 'broken infrastructure',
}

/** What part of a change came from trials that did not complete. */
export function causesSentence({ parts, unread }: ChangeCauses, change: string): string {
  // Nothing known is said once above the list, not on every row.
  if (parts === null && unread === null) return 'each configuration alone'
  const known =
    parts === null
      ? 'how trials ended is unknown'
      : parts
          .filter(({ kind, share }) => kind !== 'completed' && share !== null && share > 0.005)
          .map(({ kind, share, delta }) => {
            const of = `${(share! * 100).toFixed(0)} % of the ${change}`
            return `${LOSS_WORDS[kind]}: ${of} (${displayPoints(delta, ' pp')})`
          })
          .join(', ') || `none of the ${change} from time-outs, crashes or infrastructure`
  const skills =
    unread === null
      ? 'skill reading unknown'
      : unread.nUnread === 0
        ? `skills read in ${unread.nKnown} of ${displayCounted(unread.nKnown, 'trial')} with them`
        : `skills not read in ${unread.nUnread} of ${displayCounted(unread.nKnown, 'trial')} with them`
  return `${known} · ${skills}`
}
