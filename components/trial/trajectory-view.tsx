'use client'

import { useQueryStates } from 'nuqs'
import {
  useCallback,
  useDeferredValue,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { ClippedStep } from '@/lib/domain/clip-step'
import { countFilters } from '@/lib/domain/filter-steps'
import { unpackOutline, type PackedOutline } from '@/lib/domain/pack-outline'
import { knownMeasures } from '@/lib/domain/step-bars'
import { trialParams } from '@/lib/url/trial'
import { estimateRow } from './estimate-row'
import { KeyHelp } from './key-help'
import { createStepStore } from './load-steps'
import { Notice, useNotice } from './notice'
import { NoSteps } from './no-steps'
import { OutlineAside } from './outline-aside'
import { StepList } from './step-list'
import { StepMinimap } from './step-minimap'
import { StepToolbar } from './step-toolbar'
import { TRAJECTORY_KEYS } from './trajectory-keys'
import { useFolds } from './use-folds'
import { useChosenStep, useLanding } from './use-landing'
import { useListedSteps } from './use-listed-steps'
import { useRowActions } from './use-row-actions'
import { useSearch } from './use-search'
import { useStepScroll } from './use-step-scroll'
import { useTrajectoryKeys } from './use-trajectory-keys'
import { useWanted } from './use-wanted'
import { useWhole } from './use-whole'

interface TrajectoryViewProps {
  readonly uid: string
  readonly packed: PackedOutline
  /** The first steps, so that they stand there before any script runs. */
  readonly firstSteps: readonly ClippedStep[]
}

/** A whole trajectory: bar, outline and steps, of which only those in view are in the page. */
export function TrajectoryView({ uid, packed, firstSteps }: TrajectoryViewProps) {
  const outline = useMemo(() => unpackOutline(packed), [packed])
  const [store] = useState(() => createStepStore(uid, firstSteps))
  const version = useSyncExternalStore(store.subscribe, store.version, () => 0)
  const [params, setParams] = useQueryStates(trialParams)
  const { selected, select, flash, choose } = useChosenStep()
  const folds = useFolds()
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [isOutlineOpen, setOutlineOpen] = useState(false)
  const [notice, say] = useNotice()
  const list = useRef<HTMLDivElement>(null)
  const header = useRef<HTMLDivElement>(null)
  const searchBox = useRef<HTMLInputElement>(null)

  const { positions, numbers } = useListedSteps(outline, params.show, selected)
  const { counts, measures } = useMemo(
    () => ({ counts: countFilters(outline), measures: knownMeasures(outline) }),
    [outline],
  )
  const measure = measures.find((one) => one === params.by) ?? measures[0] ?? 'size'
  const found = useSearch(uid, params.q)
  const scroll = useStepScroll({
    list,
    header,
    keys: numbers,
    version,
    estimate: (index) => estimateRow(outline[positions[index]!]!),
  })
  const inView = {
    first: numbers[scroll.firstIndex] ?? 1,
    last: numbers[scroll.lastIndex] ?? 1,
  }
  const isInView = selected !== null && selected >= inView.first && selected <= inView.last
  const current = isInView ? selected : inView.first

  // The outline follows when the steps themselves stand, and the marks when the letter does.
  const listed = useDeferredValue(current)
  const mark = useDeferredValue(params.q)

  const jump = useLanding({
    length: outline.length,
    choose,
    goTo: scroll.goTo,
    unfold: folds.unfold,
    say,
  })
  const jumpFromOutline = useCallback(
    (step: number) => {
      setOutlineOpen(false)
      jump(step)
    },
    [jump],
  )
  const rowActions = useRowActions(uid, { ...folds, select, retry: store.retry }, say)
  const jumpToMatch = useTrajectoryKeys({
    outline,
    numbers,
    current,
    matches: found.matches ?? [],
    jump,
    rowActions,
    focusSearch: () => searchBox.current?.focus(),
    showHelp: () => setHelpOpen(true),
    say,
  })
  const drawn = scroll.virtualizer.getVirtualItems().map((item) => numbers[item.index]!)
  useWanted(store, drawn)
  const isWhole = (step: number) => folds.open.has(step) || folds.raw.has(step)
  useWhole(store, drawn.filter(isWhole), say, version)
  return (
    <section aria-label="Steps" className="mt-6">
      <div ref={header} className="sticky top-0 z-10 border-b border-rule-strong bg-page pt-1">
        <StepToolbar
          counts={counts}
          total={outline.length}
          params={params}
          onParams={(changed) => void setParams(changed)}
          search={{
            matches: found.matches,
            place: (found.matches?.indexOf(current) ?? -1) + 1,
            hasFailed: found.hasFailed,
          }}
          onMatch={jumpToMatch}
          measures={measures}
          measure={measure}
          onHelp={() => setHelpOpen(true)}
          onOutline={() => setOutlineOpen(!isOutlineOpen)}
          searchRef={searchBox}
        />
        <StepMinimap outline={outline} measure={measure} {...inView} onJump={jump} />
      </div>
      <div className="grid lg:grid-cols-[272px_minmax(0,1fr)]">
        <OutlineAside
          isOpen={isOutlineOpen}
          top={scroll.headerHeight}
          outline={outline}
          positions={positions}
          current={listed}
          onJump={jumpFromOutline}
        />
        {numbers.length === 0 && <NoSteps onAll={() => void setParams({ show: [] })} />}
        <StepList
          listRef={list}
          virtualizer={scroll.virtualizer}
          numbers={numbers}
          outline={outline}
          store={store}
          current={current}
          flash={flash}
          open={folds.open}
          raw={folds.raw}
          mark={mark}
          actions={rowActions}
        />
      </div>
      <Notice text={notice} />
      <KeyHelp keys={TRAJECTORY_KEYS} isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </section>
  )
}
