import type { ActionPhrase } from './action-phrase'
import { isQuiet, type DiffRow } from './diff-row'
import { bothSentence, deedSentence, type SideDeeds } from './divergence-sentence'
import type { Divergence } from './divergence'
import { weightOfRow, type ActionOf, type Side } from './row-actions'
import type { Action } from './step-action'

/** Rows in which the two sides are apart. */
export interface Stretch {
  /** Index of its first row that is more than words. */
  readonly row: number
  /** All its rows that differ, words too. */
  readonly apart: readonly DiffRow[]
  /** Where both next take the same action; null when they never do. */
  readonly next: DiffRow | null
}

/**
 * The stretch around a row that differs: from where both sides last took the same action, so that
 * nothing a side did just before is passed over, to where both next do.
 */
export function stretchAround(rows: readonly DiffRow[], at: number, actionOf: ActionOf): Stretch {
  const joins = (row: DiffRow) =>
    (row.kind === 'same' || row.change === 'output') && actionOf(row, 'left')!.phrase.weight >= 1
  let from = at
  while (from > 0 && !joins(rows[from - 1]!)) from -= 1
  let end = at + 1
  while (end < rows.length && !joins(rows[end]!)) end += 1
  const isMore = (one: DiffRow) => !isQuiet(one) && weightOfRow(one, actionOf) >= 1
  return {
    row: rows.findIndex((one, index) => index >= from && isMore(one)),
    apart: rows.slice(from, end).filter((one) => !isQuiet(one)),
    next: rows[end] ?? null,
  }
}

/** The same in words; scripts are the same but for what stands in brackets, their size. */
const samePhrase = (one: ActionPhrase, two: ActionPhrase) =>
  one.verb === two.verb &&
  one.code === two.code &&
  one.rest.split('(')[0] === two.rest.split('(')[0]

/** At most two deeds of a side in a stretch: skill use first, then deeds, then looks. */
function pickDeeds(actions: readonly Action[]): Action[] {
  const weightOf = ({ phrase }: Action) => phrase.weight
  const heaviest = actions.reduce((most, action) => Math.max(most, weightOf(action)), 0)
  if (heaviest === 0) return []
  const lead = heaviest === 3 ? actions.findIndex((action) => weightOf(action) === 3) : -1
  const first =
    lead >= 0 ? lead : actions.findIndex((action) => weightOf(action) >= Math.min(2, heaviest))
  const then = actions
    .slice(first + 1)
    .find((action) => weightOf(action) >= 2 && !samePhrase(action.phrase, actions[first]!.phrase))
  return then ? [actions[first]!, then] : [actions[first]!]
}

const LOOKS = /^(?:looks|reads|searches|opens)\b/

/** How a side gets to a deed; null where it does that first, and for what is no deed. */
function leadTo(deed: Action | undefined, actions: readonly Action[]): SideDeeds['lead'] {
  if (!deed || deed.phrase.weight < 2) return null
  const before = actions.slice(0, actions.indexOf(deed)).filter(({ phrase }) => phrase.weight === 1)
  if (before.length === 0) return null
  return before.some(({ phrase }) => LOOKS.test(phrase.verb)) ? 'looks around' : 'prepares'
}

/** What a side does in a stretch. */
function deedsOf({ apart, next }: Stretch, side: Side, actionOf: ActionOf): SideDeeds {
  // What others say to the agent is nothing that it does.
  const actions = apart
    .flatMap((row) => actionOf(row, side) ?? [])
    .filter(({ kind }) => kind !== 'system' && kind !== 'user')
  const deeds = pickDeeds(actions)
  return {
    side,
    deeds,
    lead: leadTo(deeds[0], actions),
    asides: [...new Set(actions.map(({ phrase }) => phrase.verb))],
    goesOn: next === null ? null : actionOf(next, side)!.phrase,
  }
}

/** What each side does in a stretch, and which two steps to compare where both do the same. */
export function describeStretch(
  stretch: Stretch,
  actionOf: ActionOf,
): Pick<Divergence, 'sentence' | 'compared'> {
  const one = deedsOf(stretch, 'left', actionOf)
  const two = deedsOf(stretch, 'right', actionOf)
  const [left, right] = [one.deeds[0], two.deeds[0]]
  if (left && right && samePhrase(left.phrase, right.phrase)) {
    return {
      sentence: bothSentence(one, two),
      compared: { left: left.number, right: right.number, part: 'input' },
    }
  }
  return { sentence: deedSentence(one, two), compared: null }
}
