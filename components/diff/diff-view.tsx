'use client'

import { useRouter } from 'next/navigation'
import { useQueryState } from 'nuqs'
import {
  useCallback,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { estimateRow } from '@/components/trial/estimate-row'
import { KeyHelp, type KeyHelpEntry } from '@/components/trial/key-help'
import { createStepStore, type StepStore } from '@/components/trial/load-steps'
import { Notice, useNotice } from '@/components/trial/notice'
import { useKeys } from '@/components/trial/use-keys'
import { useStepScroll } from '@/components/trial/use-step-scroll'
import { useWanted } from '@/components/trial/use-wanted'
import { findRow, isQuiet, rowId } from '@/lib/diff/diff-row'
import { foldRows } from '@/lib/diff/fold-rows'
import { unpackRows, type PackedRows } from '@/lib/diff/pack-rows'
import type { ClippedStep } from '@/lib/domain/clip-step'
import { nextNumber } from '@/lib/domain/filter-steps'
import { unpackOutline, type PackedOutline } from '@/lib/domain/pack-outline'
import { diffHref, diffParams } from '@/lib/url/diff'
import { DiffMinimap } from './diff-minimap'
import { DiffRowView } from './diff-row-view'
import { foldLabel } from './fold-label'

const KEYS: readonly KeyHelpEntry[] = [
  ['n  p', 'next, previous difference'],
  ['d', 'where they part'],
  ['j  k', 'next, previous row'],
  ['g  G', 'first, last row'],
  ['f', 'fold or unfold the row'],
  ['x', 'swap the sides'],
  ['c', 'copy the link to the row'],
  ['?', 'this help'],
]

/** One trial of the diff, with the steps that come with the page. */
export interface DiffSide {
  readonly uid: string
  readonly outline: PackedOutline
  readonly firstSteps: readonly ClippedStep[]
}

interface DiffViewProps {
  readonly left: DiffSide
  readonly right: DiffSide
  readonly rows: PackedRows
  /** Index of the row where they part. */
  readonly parting: number | null
}

const toggled = (set: ReadonlySet<number>, member: number): ReadonlySet<number> => {
  const next = new Set(set)
  if (!next.delete(member)) next.add(member)
  return next
}

function useSide(side: DiffSide): {
  outline: ReturnType<typeof unpackOutline>
  store: StepStore
  version: number
} {
  const outline = useMemo(() => unpackOutline(side.outline), [side.outline])
  const [store] = useState(() => createStepStore(side.uid, side.firstSteps))
  const version = useSyncExternalStore(store.subscribe, store.version, () => 0)
  return { outline, store, version }
}

/** Two trajectories aligned: bar, rows of which only those in view are in the page, keys. */
export function DiffView(props: DiffViewProps) {
  const { parting } = props
  const router = useRouter()
  const left = useSide(props.left)
  const right = useSide(props.right)
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
      const height = (step: number | null, outline: typeof left.outline) =>
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

  const copyLink = (row: number) => {
    const href = diffHref({ left: props.left.uid, right: props.right.uid, row: rowId(rows[row]!) })
    const link = new URL(href, window.location.href).href
    navigator.clipboard
      .writeText(link)
      .then(() => setNotice('Link to the row copied.'))
      .catch(() => setNotice(`The browser does not let us copy; the link is ${link}`))
  }
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
    c: () => copyLink(current),
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
  const sideOf = (side: 'left' | 'right', number: number | null) => {
    const own = side === 'left' ? left : right
    return number === null
      ? null
      : { uid: props[side].uid, outline: own.outline[number - 1]!, step: own.store.get(number) }
  }
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
      <div
        ref={list}
        className="relative border-x border-t bg-panel"
        style={{ height: scroll.virtualizer.getTotalSize() }}
      >
        <div
          className="absolute inset-x-0 top-0"
          style={{
            transform: `translateY(${(virtual[0]?.start ?? 0) - scroll.virtualizer.options.scrollMargin}px)`,
          }}
        >
          {virtual.map((virtualItem) => {
            const item = items[virtualItem.index]!
            const row = item.kind === 'row' ? rows[item.row]! : null
            const at = item.kind === 'row' ? item.row : item.from
            const isFlashing = row !== null && flash.row === at
            return (
              <div
                key={keys[virtualItem.index]}
                data-index={virtualItem.index}
                ref={scroll.virtualizer.measureElement}
              >
                {item.kind === 'fold' ? (
                  <button
                    type="button"
                    aria-expanded={folds.has(item.from)}
                    onClick={() => setFolds(toggled(folds, item.from))}
                    className="block w-full truncate border-b bg-sunk px-3 py-[5px] text-center text-ink-3 hover:text-ink"
                  >
                    {folds.has(item.from) ? 'Fold ' : ''}
                    {foldLabel(item, rows, left.outline, right.outline)}
                  </button>
                ) : (
                  <DiffRowView
                    key={isFlashing ? flash.count : 0}
                    row={row!}
                    left={sideOf('left', row!.left)}
                    right={sideOf('right', row!.right)}
                    isCurrent={at === current}
                    isParting={at === parting}
                    isFlashing={isFlashing}
                    isOpen={open.has(at)}
                    onToggle={() => unfold(at)}
                    onSelect={() => void setRowParam(rowId(row!))}
                    onCopyLink={() => copyLink(at)}
                  />
                )}
              </div>
            )
          })}
        </div>
      </div>
      <Notice text={notice} />
      <KeyHelp keys={KEYS} isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </section>
  )
}
