import { expect, test } from 'vitest'
import type { DiffRow } from '@/lib/diff/diff-row'
import { notesByRow } from './notes-by-row'

const row = (left: number | null, right: number | null): DiffRow => ({
  ...{ kind: 'same', left, right, change: null, movedTo: null },
})

test('a note stands at its row, or at the row that has one of its steps by now', () => {
  const rows = [row(1, 1), row(2, null), row(3, 2)]
  const found = notesByRow(rows, { l1r1: 'first', l2r2: 'by its left step', r2: 'by its right' })
  expect([...found]).toEqual([
    [0, ['first']],
    [1, ['by its left step']],
    [2, ['by its right']],
  ])
})

test('a note at steps that no row has stands nowhere in the diff', () => {
  expect(notesByRow([row(1, 1)], { l9r9: 'x' }).size).toBe(0)
})
