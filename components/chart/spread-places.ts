/** Places of texts along a line, none nearer to the one before it than `room`, in the order in which they stood. */
export function spreadPlaces(places: readonly number[], room: number): number[] {
  const order = [...places.keys()].sort((a, b) => places[a]! - places[b]! || a - b)
  const spread = [...places]
  let last = -Infinity
  for (const index of order) {
    spread[index] = Math.max(places[index]!, last + room)
    last = spread[index]!
  }
  return spread
}
