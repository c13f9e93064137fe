const LINE = 13

/** Heights of labels beside points, from the top down: one that would touch the one above moves below it. */
export function placeLabels<Point extends { readonly y: number }>(
  points: readonly Point[],
): { readonly point: Point; readonly y: number }[] {
  const labels: { point: Point; y: number }[] = []
  for (const point of points.toSorted((a, b) => a.y - b.y)) {
    const above = labels.at(-1)
    labels.push({ point, y: above ? Math.max(point.y - 8, above.y + LINE) : point.y - 8 })
  }
  return labels
}
