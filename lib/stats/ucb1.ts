/**
 * UCB1 (Auer, Cesa-Bianchi & Fischer 2002) of a node: its mean, and what draws a search to what it has
 * seldom tried, c·√(ln N / n) with N visits of the parent and n of its own. Null where it was never
 * visited (then a search takes it first) or has no parent.
 */
export function ucb1({
  mean,
  visits,
  parentVisits,
  c,
}: {
  readonly mean: number | null
  readonly visits: number
  readonly parentVisits: number | null
  readonly c: number
}): { readonly explore: number; readonly value: number } | null {
  if (mean === null || visits <= 0 || parentVisits === null || parentVisits < 1) return null
  const explore = c * Math.sqrt(Math.log(parentVisits) / visits)
  return { explore, value: mean + explore }
}
