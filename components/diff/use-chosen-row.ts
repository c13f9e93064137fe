import { useQueryState } from 'nuqs'
import { useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react'
import { findRow, missingHalf, rowId } from '@/lib/diff/diff-row'
import { diffParams } from '@/lib/url/diff'
import type { DiffList } from './use-diff-list'

/** The row that the address names; lands on it at the start, and gives the way to others. */
export function useChosenRow(
  { rows, reveal }: DiffList,
  goTo: (key: number) => void,
  say: (text: string) => void,
) {
  const [rowParam, setRowParam] = useQueryState('row', diffParams.row)
  const [flash, setFlash] = useState({ row: -1, count: 0 })
  const selected = useMemo(
    () => (rowParam === null ? -1 : findRow(rows, rowParam)),
    [rows, rowParam],
  )
  const select = useCallback(
    (row: number) => void setRowParam(rowId(rows[row]!)),
    [rows, setRowParam],
  )
  const land = useCallback(
    (row: number) => {
      reveal(row)
      setFlash((old) => ({ row, count: old.count + 1 }))
      goTo(row)
    },
    [reveal, goTo],
  )
  const jump = useCallback(
    (row: number | null) => {
      if (row === null || !rows[row]) return
      select(row)
      land(row)
    },
    [rows, select, land],
  )
  const landFirst = useEffectEvent(() => {
    if (rowParam === null) return
    if (selected < 0) say(`There is no row ${rowParam} in this diff.`)
    else {
      const missing = missingHalf(rows, rowParam)
      const found = rowId(rows[selected]!)
      if (missing !== null) say(`There is no step ${missing} in this diff; this is row ${found}.`)
      land(selected)
    }
  })
  useEffect(() => {
    const frame = requestAnimationFrame(() => landFirst())
    return () => cancelAnimationFrame(frame)
  }, [])
  return { selected, select, flash, jump }
}
