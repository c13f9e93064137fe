import type { ImportRule } from './import-rule'

/** How a list of rules differs from the one before it. */
export interface RuleChanges {
  readonly added: number
  readonly removed: number
  /** The same rule, at another place among those that stayed. */
  readonly moved: number
}

const textOf = ({ where, set, replace }: ImportRule) => {
  const inOrder = (texts: object) => Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([inOrder(where), inOrder(set), replace ?? false])
}

/** Of each text as many as the other list has too, in their order. */
const keptOf = (texts: readonly string[], others: readonly string[]): string[] => {
  const left = new Map<string, number>()
  for (const text of others) left.set(text, (left.get(text) ?? 0) + 1)
  return texts.filter((text) => {
    const count = left.get(text) ?? 0
    left.set(text, count - 1)
    return count > 0
  })
}

/** The longest run of places that rise: what needs no moving. */
function countInOrder(places: readonly number[]): number {
  const ends: number[] = []
  for (const place of places) {
    const at = ends.findIndex((end) => end >= place)
    ends[at < 0 ? ends.length : at] = place
  }
  return ends.length
}

/** What became of rules: a rule that another place has is moved, not removed and added. */
export function compareRules(
  before: readonly ImportRule[],
  after: readonly ImportRule[],
): RuleChanges {
  const [old, fresh] = [before.map(textOf), after.map(textOf)]
  const stayed = keptOf(fresh, old)
  const places = new Map<string, number[]>()
  for (const [place, text] of keptOf(old, fresh).entries())
    places.set(text, [...(places.get(text) ?? []), place])
  const was = stayed.map((text) => places.get(text)?.shift() ?? 0)
  return {
    added: fresh.length - stayed.length,
    removed: old.length - stayed.length,
    moved: stayed.length - countInOrder(was),
  }
}

/** `1 added, 2 moved`; null where nothing changed. */
export function displayRuleChanges({ added, removed, moved }: RuleChanges): string | null {
  const parts = [
    added > 0 ? `${added} added` : '',
    removed > 0 ? `${removed} removed` : '',
    moved > 0 ? `${moved} moved` : '',
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : null
}
