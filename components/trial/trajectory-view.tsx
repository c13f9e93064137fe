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
import { countFilters, filterSteps, withPosition } from '@/lib/domain/filter-steps'
import { unpackOutline, type PackedOutline } from '@/lib/domain/pack-outline'
import { knownMeasures } from '@/lib/domain/step-bars'
import { trialHref } from '@/lib/url/site'
import { trialParams } from '@/lib/url/trial'
import { copyLink } from './copy-link'
import { estimateRow } from './estimate-row'
import { KeyHelp } from './key-help'
import { createStepStore } from './load-steps'
import { Notice, useNotice } from './notice'
import { OutlineList } from './outline-list'
import { StepList } from './step-list'
import { StepMinimap } from './step-minimap'
import { StepToolbar } from './step-toolbar'
import { TRAJECTORY_KEYS } from './trajectory-keys'
import { useFolds } from './use-folds'
import { useChosenStep, useLanding } from './use-landing'
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
  const { open, raw, fold, unfold, flipRaw } = useFolds()
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [isOutlineOpen, setOutlineOpen] = useState(false)
  const [notice, say] = useNotice()
  const list = useRef<HTMLDivElement>(null)
  const header = useRef<HTMLDivElement>(null)
  const searchBox = useRef<HTMLInputElement>(null)

  const shown = useMemo(() => filterSteps(outline, params.show), [outline, params.show])
  // The step in hand stays visible whatever the filter says: a link must land somewhere.
  const positions = useMemo(
    () => (selected === null ? shown : withPosition(shown, selected - 1)),
    [shown, selected],
  )
  const numbers = useMemo(() => positions.map((at) => outline[at]!.number), [positions, outline])
  const counts = useMemo(() => countFilters(outline), [outline])
  const measures = useMemo(() => knownMeasures(outline), [outline])
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

  // The outline follows when the steps themselves stand.
  const listed = useDeferredValue(current)

  const jump = useLanding({ length: outline.length, choose, goTo: scroll.goTo, unfold, say })
  const jumpFromOutline = useCallback(
    (step: number) => {
      setOutlineOpen(false)
      jump(step)
    },
    [jump],
  )
  const rowActions = useMemo(
    () => ({
      fold,
      flipRaw,
      select,
      copyLink: (step: number) => copyLink(trialHref(uid, step), `step ${step}`, say),
      retry: store.retry,
    }),
    [fold, flipRaw, select, uid, say, store],
  )
  const jumpToMatch = useTrajectoryKeys({
    outline,
    numbers,
    current,
    matches: found.matches ?? [],
    jump,
    rowActions,
    focusSearch: () => searchBox.current?.focus(),
    showHelp: () => setHelpOpen(true),
  })
  const drawn = scroll.virtualizer.getVirtualItems().map((item) => numbers[item.index]!)
  useWanted(store, drawn)
  const isWhole = (step: number) => open.has(step) || raw.has(step)
  useWhole(store, drawn.filter(isWhole), say, version)
  return (
    <section aria-label="Steps" className="mt-6">
      <div ref={header} className="sticky top-0 z-10 border-b border-rule-strong bg-page pt-1">
        <StepToolbar
          counts={counts}
          total={outline.length}
          filters={params.show}
          onFilters={(show) => void setParams({ show })}
          search={{
            text: params.q,
            matches: found.matches,
            place: (found.matches?.indexOf(current) ?? -1) + 1,
            hasFailed: found.hasFailed,
          }}
          onSearch={(q) => void setParams({ q })}
          onMatch={jumpToMatch}
          measures={measures}
          measure={measure}
          onMeasure={(by) => void setParams({ by })}
          onHelp={() => setHelpOpen(true)}
          onOutline={() => setOutlineOpen(!isOutlineOpen)}
          searchRef={searchBox}
        />
        <StepMinimap outline={outline} measure={measure} inView={inView} onJump={jump} />
      </div>
      <div className="grid lg:grid-cols-[272px_minmax(0,1fr)]">
        <aside
          style={{ top: scroll.headerHeight, height: `calc(100dvh - ${scroll.headerHeight}px)` }}
          className={`sticky border-r bg-page py-2 max-lg:fixed max-lg:inset-x-0 max-lg:z-10 max-lg:border-y ${isOutlineOpen ? '' : 'max-lg:hidden'}`}
        >
          <OutlineList
            outline={outline}
            positions={positions}
            current={listed}
            onJump={jumpFromOutline}
          />
        </aside>
        <StepList
          listRef={list}
          virtualizer={scroll.virtualizer}
          numbers={numbers}
          outline={outline}
          store={store}
          current={current}
          flash={flash}
          open={open}
          raw={raw}
          mark={params.q}
          actions={rowActions}
        />
      </div>
      <Notice text={notice} />
      <KeyHelp keys={TRAJECTORY_KEYS} isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </section>
  )
}
