'use client'

import { useRouter } from 'next/navigation'
import { useQueryState } from 'nuqs'
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { copyLink } from '@/components/trial/copy-link'
import { estimateRow } from '@/components/trial/estimate-row'
import { KeyHelp } from '@/components/trial/key-help'
import type { StepStore } from '@/components/trial/load-steps'
import { Notice, useNotice } from '@/components/trial/notice'
import { toggled } from '@/components/trial/toggled'
import { useKeys } from '@/components/trial/use-keys'
import { useStepScroll } from '@/components/trial/use-step-scroll'
import { useWanted } from '@/components/trial/use-wanted'
import { findRow, isQuiet, rowId } from '@/lib/diff/diff-row'
import { foldRows } from '@/lib/diff/fold-rows'
import { unpackRows, type PackedRows } from '@/lib/diff/pack-rows'
import { nextNumber } from '@/lib/domain/filter-steps'
import type { StepOutline } from '@/lib/domain/step-outline'
import { diffHref, diffParams } from '@/lib/url/diff'
import { DIFF_KEYS } from './diff-keys'
import { DiffMinimap } from './diff-minimap'
import { DiffRows } from './diff-rows'
import { useDiffSide, type DiffSide } from './use-diff-side'

interface DiffViewProps {
  readonly left: DiffSide
  readonly right: DiffSide
  readonly rows: PackedRows
  /** Index of the row where they part. */
  readonly parting: number | null
}

/** Two trajectories aligned: bar, rows of which only those in view are in the page, keys. */
export function DiffView(props: DiffViewProps) {
  const { parting } = props
  const router = useRouter()
  const left = useDiffSide(props.left)
  const right = useDiffSide(props.right)
  const rows = useMemo(() => unpackRows(props.rows), [props.rows])
  const [rowParam, setRowParam] = useQueryState('row', diffParams.row)
  const [folds, setFolds] = useState<ReadonlySet<number>>(new Set())
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const [flash, setFlash] = useState({ row: -1, count: 0 })
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [notice, setNotice] = useNotice()
  const list = useRef<HTMLDivElement>(null)
  const header = useRef<HTMLDivElement>(null)

  const items = useMemo(() => foldRows(rows, folds), [rows, folds])
  // A fold goes by the number before its first row, negative, so that keys stay apart.
  const keys = useMemo(
    () => items.map((item) => (item.kind === 'row' ? item.row : -1 - item.from)),
    [items],
  )
  const differences = useMemo(
    () =>
      rows.flatMap((row, at) =>
        !isQuiet(row) && (at === 0 || isQuiet(rows[at - 1]!)) ? [at] : [],
      ),
    [rows],
  )
  const scroll = useStepScroll({
    list,
    header,
    keys,
    version: left.version + right.version,
    estimate: (index) => {
      const item = items[index]!
      if (item.kind === 'fold') return 31
      const { left: one, right: two } = rows[item.row]!
      const height = (step: number | null, outline: readonly StepOutline[]) =>
        step === null ? 0 : Math.min(300, estimateRow(outline[step - 1]!))
      return Math.max(height(one, left.outline), height(two, right.outline))
    },
  })
  const { goTo } = scroll
  const rowOf = (index: number) => {
    const item = items[index]
    return item === undefined ? 0 : item.kind === 'row' ? item.row : item.from
  }
  const inView = { first: rowOf(scroll.firstIndex), last: rowOf(scroll.lastIndex) }
  const selected = rowParam === null ? -1 : findRow(rows, rowParam)
  const current = selected >= inView.first && selected <= inView.last ? selected : inView.first

  const land = useCallback(
    (row: number) => {
      // A row inside a fold opens it.
      const fold = foldRows(rows, new Set()).find(
        (item) => item.kind === 'fold' && item.from <= row && row <= item.to,
      )
      if (fold?.kind === 'fold') setFolds((old) => new Set(old).add(fold.from))
      setFlash((old) => ({ row, count: old.count + 1 }))
      goTo(row)
    },
    [rows, goTo],
  )
  const jump = (row: number | null) => {
    const target = row === null ? undefined : rows[row]
    if (row === null || !target) return
    void setRowParam(rowId(target))
    land(row)
  }
  const landFirst = useEffectEvent(() => {
    if (rowParam === null) return
    if (selected < 0) setNotice(`There is no row ${rowParam} in this diff.`)
    else land(selected)
  })
  useEffect(() => {
    const frame = requestAnimationFrame(() => landFirst())
    return () => cancelAnimationFrame(frame)
  }, [])

  const copy = (row: number) =>
    copyLink(
      diffHref({ left: left.uid, right: right.uid, row: rowId(rows[row]!) }),
      'the row',
      setNotice,
    )
  const move = (direction: 1 | -1) => {
    const shown = keys.filter((key) => key >= 0)
    const at = shown.findIndex((key) => key >= current)
    jump(shown[Math.min(shown.length - 1, Math.max(0, at + direction))] ?? null)
  }
  const shown = keys.filter((key) => key >= 0)
  const unfold = (row: number) => {
    const { left: one, right: two } = rows[row]!
    const cut = (store: StepStore, step: number | null) => {
      const clipped = step === null ? undefined : store.get(step)?.clipped
      if (step === null || !clipped || clipped.text + clipped.input + clipped.output === 0) return
      store.wantWhole(step).catch(() => setNotice(`Step ${step} could not be read; try again.`))
    }
    if (!open.has(row)) {
      cut(left.store, one)
      cut(right.store, two)
    }
    setOpen(toggled(open, row))
  }
  useKeys({
    n: () => jump(nextNumber(differences, current, 1)),
    p: () => jump(nextNumber(differences, current, -1)),
    d: () => jump(parting),
    j: () => move(1),
    k: () => move(-1),
    g: () => jump(shown[0] ?? null),
    G: () => jump(shown.at(-1) ?? null),
    f: () => unfold(current),
    x: () => router.push(diffHref({ left: props.right.uid, right: props.left.uid })),
    c: () => copy(current),
    '?': () => setHelpOpen(true),
  })

  const virtual = scroll.virtualizer.getVirtualItems()
  const visible = virtual.flatMap((item) => {
    const own = items[item.index]!
    return own.kind === 'row' ? [rows[own.row]!] : []
  })
  useWanted(
    left.store,
    visible.flatMap((row) => row.left ?? []),
  )
  useWanted(
    right.store,
    visible.flatMap((row) => row.right ?? []),
  )
  return (
    <section aria-label="Aligned steps" className="mt-4">
      <div ref={header} className="sticky top-0 z-10 flex items-center gap-3 bg-page py-1">
        <div className="min-w-0 flex-1">
          <DiffMinimap rows={rows} parting={parting} inView={inView} onJump={jump} />
        </div>
        <button
          type="button"
          aria-label="Keys"
          onClick={() => setHelpOpen(true)}
          className="rounded-full border px-2 text-xs text-ink-2 hover:border-rule-strong"
        >
          ?
        </button>
      </div>
      <DiffRows
        listRef={list}
        virtualizer={scroll.virtualizer}
        items={items}
        keys={keys}
        rows={rows}
        left={left}
        right={right}
        current={current}
        parting={parting}
        flash={flash}
        open={open}
        folds={folds}
        onFold={(from) => setFolds(toggled(folds, from))}
        onToggle={unfold}
        onSelect={(row) => void setRowParam(rowId(rows[row]!))}
        onCopyLink={copy}
      />
      <Notice text={notice} />
      <KeyHelp keys={DIFF_KEYS} isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </section>
  )
}
