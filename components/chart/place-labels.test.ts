import { expect, test } from 'vitest'
import { placeLabels } from './place-labels'

const frame = { x: 0, y: 0, width: 400, height: 300 }
const label = (x: number, y: number, width = 80) => ({ x, y, width, height: 13 })
const markAt = (x: number, y: number) => ({ x: x - 5, y: y - 5, width: 10, height: 10 })
const boxOf = (placed: ReturnType<typeof placeLabels>[number]) => ({
  x: placed.x,
  y: placed.y,
  width: placed.of.width,
  height: placed.of.height,
})
type Box = ReturnType<typeof boxOf>
const touch = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

test('a lone label stands at the right of its point, at its height', () => {
  const [placed] = placeLabels([label(100, 100)], { marks: [markAt(100, 100)], lines: [], frame })
  expect(placed).toMatchObject({ x: 108, y: 93.5, isFar: false })
})

test('at the right edge it stands at the left', () => {
  const [placed] = placeLabels([label(380, 100)], { marks: [], lines: [], frame })
  expect(placed!.x + 80).toBe(372)
})

test('labels of close points cover neither each other nor any mark', () => {
  const points = [100, 112, 124, 136].flatMap((x) => [label(x, 150, 90), label(x + 4, 164, 90)])
  const marks = points.map(({ x, y }) => markAt(x, y))
  const boxes = placeLabels(points, { marks, lines: [], frame }).map(boxOf)
  for (const [at, box] of boxes.entries()) {
    expect(boxes.slice(at + 1).filter((other) => touch(box, other))).toEqual([])
    expect(marks.filter((mark) => touch(box, mark))).toEqual([])
  }
})

test('a label goes around a line where it can', () => {
  const line = { x: 130, y: 0, width: 1, height: 300 }
  const [placed] = placeLabels([label(100, 100)], { marks: [], lines: [line], frame })
  expect(touch(boxOf(placed!), line)).toBe(false)
})

test('a label for which there is no room is left out: never on another, never cut by the frame', () => {
  expect(placeLabels([label(100, 100, 900)], { marks: [], lines: [], frame })).toEqual([])
  const crowd = Array.from({ length: 60 }, (_, at) => label(200 + (at % 6), 150, 150))
  const boxes = placeLabels(crowd, { marks: [], lines: [], frame }).map(boxOf)
  expect(boxes.length).toBeGreaterThan(5)
  expect(boxes.length).toBeLessThan(60)
  for (const [at, box] of boxes.entries())
    expect(boxes.slice(at + 1).filter((other) => touch(box, other))).toEqual([])
})
