/** Squares that a page draws: of many arms fewer tasks, so that a browser opens it at once. */
const MOST_DRAWN_SLOTS = 1200

interface CoveredTask {
  /** Planned trials that have one to be trusted. */
  readonly usable: number
  readonly planned: number
}

/** The tasks that a page draws: all that fit, else those that lack the most, in the order given. */
export function drawnRows<Row extends CoveredTask>(
  rows: readonly Row[],
  nArms: number,
): readonly Row[] {
  const most = Math.max(1, Math.floor(MOST_DRAWN_SLOTS / Math.max(1, nArms)))
  if (rows.length <= most) return rows
  const lack = (at: number) => rows[at]!.planned - rows[at]!.usable
  const chosen = [...rows.keys()].sort((a, b) => lack(b) - lack(a) || a - b).slice(0, most)
  return chosen.sort((a, b) => a - b).map((at) => rows[at]!)
}
