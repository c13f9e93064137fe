'use client'

import { useCallback, useMemo, useRef, useState } from 'react'
import { NoteDialog, type NoteWriting } from '@/components/note/note-dialog'
import type { PlaceNotes } from '@/components/note/place-notes'
import { copyLink } from '@/components/trajectory/reading/copy-link'
import { KeyHelp } from '@/components/trajectory/reading/key-help'
import { Notice, useNotice } from '@/components/trajectory/reading/notice'
import { toggled } from '@/components/trajectory/reading/toggled'
import { useStepScroll } from '@/components/trajectory/reading/use-step-scroll'
import { useWanted } from '@/components/trajectory/reading/use-wanted'
import { useWhole } from '@/components/trajectory/reading/use-whole'
import { rowId } from '@/lib/diff/diff-row'
import type { TrivialKind, TrivialRow } from '@/lib/diff/rank-difference'
import { ofRow, rowWords } from '@/lib/domain/note'
import { diffDataHref, diffHref } from '@/lib/url/diff'
import { DIFF_KEYS } from './diff-keys'
import { DiffLegend } from './diff-legend'
import { DiffMinimap } from './diff-minimap'
import { notesByRow } from './notes-by-row'
import { DiffRows } from './diff-rows'
import { useChosenRow } from './use-chosen-row'
import { useDiffKeys } from './use-diff-keys'
import { useDiffList } from './use-diff-list'
import { useDiffSide, type DiffSide, type LoadedSide } from './use-diff-side'

interface DiffViewProps {
  readonly left: DiffSide
  readonly right: DiffSide
  /** PackedRows as JSON. */
  readonly rows: string
  /** Indexes of the rows that `n` and `p` go to, as JSON. */
  readonly stops: string
  /** The rows whose difference is trivial, as JSON of TrivialRow. */
  readonly trivial: string
  /** Index of the row where they part. */
  readonly parting: number | null
  /** Of its rows, by their names in links. */
  readonly notes: Readonly<Record<string, PlaceNotes>>
  /** Null: whoever looks may not write. */
  readonly writing: NoteWriting | null
}

const FOLD_HEIGHT = 31

const heightOf = (side: LoadedSide, step: number | null) => (step === null ? 0 : side.height(step))

/** Two trajectories aligned: bar, rows of which only those in view are in the page, keys. */
export function DiffView({ parting, notes, writing, ...props }: DiffViewProps) {
  const left = useDiffSide(props.left)
  const right = useDiffSide(props.right)
  const trivial = useTrivial(props.trivial)
  const list = useDiffList({ packed: props.rows, stops: props.stops, trivial, parting })
  const { rows, items, keys } = list
  const rowNotes = useMemo(() => notesByRow(rows, notes), [rows, notes])
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [notice, say] = useNotice()
  const listRef = useRef<HTMLDivElement>(null)
  const header = useRef<HTMLDivElement>(null)
  const version = left.version + right.version

  const scroll = useStepScroll({
    list: listRef,
    header,
    keys,
    version,
    estimate: (index) => {
      const item = items[index]!
      if (item.kind === 'fold') return FOLD_HEIGHT
      const row = rows[item.row]!
      return Math.max(heightOf(left, row.left), heightOf(right, row.right))
    },
  })
  const rowOf = (index: number) => {
    const item = items[index]
    return item === undefined ? 0 : item.kind === 'row' ? item.row : item.from
  }
  const first = rowOf(scroll.firstIndex)
  const last = rowOf(scroll.lastIndex)
  const { selected, select, flash, jump } = useChosenRow(list, scroll.goTo, say)
  const current = selected >= first && selected <= last ? selected : first

  const toggle = useCallback((row: number) => setOpen((old) => toggled(old, row)), [])
  const copy = useCallback(
    (row: number) =>
      copyLink(
        diffHref({ left: left.uid, right: right.uid, row: rowId(rows[row]!) }),
        'the row',
        say,
      ),
    [left.uid, right.uid, rows, say],
  )
  const [noted, setNoted] = useState<number | null>(null)
  const note = writing && setNoted
  const actions = useMemo(
    () => ({ toggle, select, copyLink: copy, note }),
    [toggle, select, copy, note],
  )
  const showHelp = () => setHelpOpen(true)
  const sides = { left: left.uid, right: right.uid }
  useDiffKeys({ list, current, parting, ...sides, jump, actions, showHelp, say })

  const drawn = scroll.virtualizer.getVirtualItems().flatMap(({ index }) => {
    const item = items[index]!
    return item.kind === 'row' ? [item.row] : []
  })
  const stepsOf = (side: 'left' | 'right', of: readonly number[]) =>
    of.flatMap((row) => rows[row]![side] ?? [])
  const unfolded = drawn.filter((row) => open.has(row))
  useWanted(left.store, stepsOf('left', drawn))
  useWanted(right.store, stepsOf('right', drawn))
  useWhole(left.store, stepsOf('left', unfolded), say, version)
  useWhole(right.store, stepsOf('right', unfolded), say, version)
  return (
    <section aria-label="Aligned steps" className="mt-4">
      <div
        ref={header}
        data-chrome
        className="sticky top-0 z-10 flex items-center gap-3 bg-page py-1"
      >
        <div className="min-w-0 flex-1">
          <DiffMinimap rows={rows} parting={parting} first={first} last={last} onJump={jump} />
        </div>
        <button
          type="button"
          aria-label="Keys"
          onClick={showHelp}
          className="rounded-full border px-2 text-xs text-ink-2 hover:border-rule-strong"
        >
          ?
        </button>
      </div>
      <DiffLegend />
      <NoScript left={left.uid} right={right.uid} />
      <DiffRows
        listRef={listRef}
        virtualizer={scroll.virtualizer}
        items={items}
        keys={keys}
        rows={rows}
        left={left}
        right={right}
        current={current}
        parting={parting}
        trivial={trivial}
        flash={flash}
        open={open}
        folds={list.folds}
        onFold={list.fold}
        notes={rowNotes}
        actions={actions}
      />
      {writing && noted !== null && (
        <NoteDialog
          title={`Note on ${rowWords(rowId(rows[noted]!))}`}
          subject={ofRow(left.uid, right.uid, rowId(rows[noted]!))}
          writing={writing}
          onClose={() => setNoted(null)}
        />
      )}
      <Notice text={notice} />
      <KeyHelp keys={DIFF_KEYS} isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </section>
  )
}

function useTrivial(json: string): ReadonlyMap<number, TrivialKind> {
  return useMemo(() => {
    // Written by the page from the alignment.
    const trivial = JSON.parse(json) as TrivialRow[]
    return new Map(trivial.map(({ row, kind }) => [row, kind]))
  }, [json])
}

function NoScript({ left, right }: { left: string; right: string }) {
  const href = diffDataHref({ left, right })
  return (
    <noscript>
      <p className="mb-2 border-l-2 border-rule-strong pl-3 text-ink-2">
        Without JavaScript this page shows the first rows with a difference; long texts and trivial
        differences stay folded. All rows as JSON:{' '}
        <a href={href} className="underline [overflow-wrap:anywhere]">
          {href}
        </a>
      </p>
    </noscript>
  )
}
