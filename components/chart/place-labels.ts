interface Spot {
  readonly x: number
  readonly y: number
}

interface Box extends Spot {
  readonly width: number
  readonly height: number
}

/** A text that belongs beside a point, and the room that it takes, in pixels. */
export interface Label extends Spot {
  readonly width: number
  readonly height: number
}

/** Where a label stands: the upper left corner of its box, and whether a line must lead to its point. */
export interface PlacedLabel<Of> extends Spot {
  readonly of: Of
  readonly isFar: boolean
}

/** From a mark to its text, and further out where there is no room. */
const NEAR = 8
const DISTANCES = [NEAR, 20, 34, 50, 70]
/** Right first, as one reads on; then left, above, below and the corners. */
const SIDES = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
] as const

/** What covering costs: a name on a mark misleads, one across a thin line is only less clear. */
const COST = { mark: 40, line: 4, distance: 0.5 }

/**
 * Puts a label beside each point so that it covers no other label, no mark and, where it can be
 * helped, no line: the cheapest of forty places around its point, from the top point down. One that
 * has no place but on the name of another has none. Greedy, deterministic. Lines are thin boxes.
 */
export function placeLabels<Of extends Label>(
  labels: readonly Of[],
  {
    marks,
    lines,
    frame,
  }: { readonly marks: readonly Box[]; readonly lines: readonly Box[]; readonly frame: Box },
): PlacedLabel<Of>[] {
  const taken: Box[] = []
  return labels
    .toSorted((a, b) => a.y - b.y)
    .flatMap((label) => {
      const costed = candidates(label)
        .filter(({ box }) => isInside(box, frame) && countHits(box, taken) === 0)
        .map(({ box, distance }) => ({
          box,
          distance,
          cost:
            COST.mark * countHits(box, marks) +
            COST.line * countHits(box, lines) +
            COST.distance * (distance - NEAR),
        }))
      const best = costed.toSorted((a, b) => a.cost - b.cost)[0]
      if (!best) return []
      taken.push(best.box)
      return [{ of: label, x: best.box.x, y: best.box.y, isFar: best.distance > NEAR }]
    })
}

const candidates = ({ x, y, width, height }: Label) =>
  DISTANCES.flatMap((distance) =>
    SIDES.map(([across, down]) => ({
      distance,
      box: {
        x: x + across * distance + ((across - 1) / 2) * width,
        y: y + down * (across === 0 ? distance : distance * 0.7) + ((down - 1) / 2) * height,
        width,
        height,
      },
    })),
  )

const countHits = (box: Box, others: readonly Box[]) =>
  others.filter(
    (other) =>
      box.x < other.x + other.width &&
      other.x < box.x + box.width &&
      box.y < other.y + other.height &&
      other.y < box.y + box.height,
  ).length

const isInside = (box: Box, frame: Box) =>
  box.x >= frame.x &&
  box.y >= frame.y &&
  box.x + box.width <= frame.x + frame.width &&
  box.y + box.height <= frame.y + frame.height
