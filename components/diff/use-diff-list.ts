import { useCallback, useMemo, useState } from 'react'
import { toggled } from '@/components/trajectory/reading/toggled'
import { foldRows } from '@/lib/diff/fold-rows'
import { unpackRows, type PackedRows } from '@/lib/diff/pack-rows'
import type { TrivialKind } from '@/lib/diff/rank-difference'

const NONE: ReadonlySet<number> = new Set()

interface ListedDiff {
  /** PackedRows as JSON. */
  readonly packed: string
  /** Indexes of rows, as JSON. */
  readonly stops: string
  readonly trivial: ReadonlyMap<number, TrivialKind>
  /** Where the two part: shown even where nothing else is, and that is trivial. */
  readonly parting: number | null
}

/** The rows of a diff as they are listed: which are folded, and where one stops. */
export function useDiffList({ packed, stops, trivial, parting }: ListedDiff) {
  // packAlignment wrote it (lib/analysis/diff/pack-alignment.ts).
  const rows = useMemo(() => unpackRows(JSON.parse(packed) as PackedRows), [packed])
  const [folds, setFolds] = useState(NONE)
  const folded = useMemo(
    () => new Set([...trivial.keys()].filter((row) => row !== parting)),
    [trivial, parting],
  )
  const allFolded = useMemo(() => foldRows(rows, NONE, folded), [rows, folded])
  const items = useMemo(
    () => (folds.size === 0 ? allFolded : foldRows(rows, folds, folded)),
    [allFolded, rows, folds, folded],
  )
  // A fold goes by the number before its first row, negative, so that keys stay apart.
  const keys = useMemo(
    () => items.map((item) => (item.kind === 'row' ? item.row : -1 - item.from)),
    [items],
  )
  const shown = useMemo(() => keys.filter((key) => key >= 0), [keys])
  // The page wrote it (app/diff/page.tsx).
  const differences = useMemo(() => JSON.parse(stops) as readonly number[], [stops])
  const fold = useCallback((from: number) => setFolds((old) => toggled(old, from)), [])
  /** Opens the fold that a row lies in. */
  const reveal = useCallback(
    (row: number) => {
      const around = allFolded.find(
        (item) => item.kind === 'fold' && item.from <= row && row <= item.to,
      )
      if (around?.kind !== 'fold') return
      const { from } = around
      setFolds((old) => (old.has(from) ? old : new Set(old).add(from)))
    },
    [allFolded],
  )
  return { rows, items, keys, shown, differences, folds, fold, reveal }
}

export type DiffList = ReturnType<typeof useDiffList>
