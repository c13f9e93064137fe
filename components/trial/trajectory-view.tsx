'use client'

import { useQueryStates } from 'nuqs'
import { useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { ClippedStep } from '@/lib/domain/clip-step'
import { countFilters, filterSteps, nextNumber } from '@/lib/domain/filter-steps'
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
import { toggled } from './toggled'
import { TRAJECTORY_KEYS } from './trajectory-keys'
import { useHashStep, writeHashStep } from './use-hash-step'
import { useKeys } from './use-keys'
import { useWanted } from './use-wanted'
import { useSearch } from './use-search'
import { useStepScroll } from './use-step-scroll'

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
  const [selected, setSelected] = useState<number | null>(null)
  const [flash, setFlash] = useState({ step: 0, count: 0 })
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const [raw, setRaw] = useState<ReadonlySet<number>>(new Set())
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [isOutlineOpen, setOutlineOpen] = useState(false)
  const [notice, setNotice] = useNotice()
  const list = useRef<HTMLDivElement>(null)
  const header = useRef<HTMLDivElement>(null)
  const searchBox = useRef<HTMLInputElement>(null)

  // The step in hand stays visible whatever the filter says: a link must land somewhere.
  const positions = useMemo(
    () => filterSteps(outline, params.show, selected),
    [outline, params.show, selected],
  )
  const numbers = useMemo(() => positions.map((at) => outline[at]!.number), [positions, outline])
  const marks = useMemo(
    () => ({
      errors: outline.filter((step) => step.isError).map((step) => step.number),
      skills: outline.filter((step) => step.skillMarks.length).map((step) => step.number),
      counts: countFilters(outline),
      measures: knownMeasures(outline),
    }),
    [outline],
  )
  const found = useSearch(uid, params.q)
  const scroll = useStepScroll({
    list,
    header,
    keys: numbers,
    version,
    estimate: (index) => estimateRow(outline[positions[index]!]!),
  })
  const { goTo } = scroll
  const firstInView = numbers[scroll.firstIndex] ?? 1
  const lastInView = numbers[scroll.lastIndex] ?? 1
  const isInView = selected !== null && selected >= firstInView && selected <= lastInView
  const current = isInView ? selected : firstInView

  const land = useCallback(
    (step: number) => {
      const known = Math.min(Math.max(1, step), outline.length)
      setSelected(known)
      setFlash((old) => ({ step: known, count: old.count + 1 }))
      goTo(known)
    },
    [goTo, outline.length],
  )
  const jump = (step: number | null) => {
    if (step === null) return
    writeHashStep(step)
    land(step)
  }
  useHashStep((step) => {
    if (step > outline.length) setNotice(`There is no step ${step}; the last is ${outline.length}.`)
    setOpen((old) => new Set(old).add(step))
    land(step)
  })
  const jumpIn = (list: readonly number[], direction: 1 | -1) =>
    jump(nextNumber(list, current, direction))
  const move = (direction: 1 | -1) => {
    const at = numbers.indexOf(current)
    jump(numbers[Math.min(numbers.length - 1, Math.max(0, at + direction))] ?? null)
  }
  const copy = (step: number) => copyLink(trialHref(uid, step), `step ${step}`, setNotice)
  const fold = (step: number) => {
    const cut = store.get(step)?.clipped
    if (!open.has(step) && cut && cut.text + cut.input + cut.output > 0) {
      store
        .wantWhole(step)
        .catch(() => setNotice(`The whole of step ${step} could not be read; try again.`))
    }
    setOpen(toggled(open, step))
  }
  const matches = found.matches ?? []
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    n: () => jumpIn(matches, 1),
    p: () => jumpIn(matches, -1),
    e: () => jumpIn(marks.errors, 1),
    E: () => jumpIn(marks.errors, -1),
    s: () => jumpIn(marks.skills, 1),
    S: () => jumpIn(marks.skills, -1),
    g: () => jump(numbers[0] ?? null),
    G: () => jump(numbers.at(-1) ?? null),
    f: () => fold(current),
    r: () => setRaw(toggled(raw, current)),
    c: () => copy(current),
    '/': () => searchBox.current?.focus(),
    '?': () => setHelpOpen(true),
  })

  const items = scroll.virtualizer.getVirtualItems()
  const wanted = items.map((item) => numbers[item.index]!)
  useWanted(store, wanted)
  const measure = params.by && marks.measures.includes(params.by) ? params.by : marks.measures[0]
  return (
    <section aria-label="Steps" className="mt-6">
      <div ref={header} className="sticky top-0 z-10 border-b border-rule-strong bg-page pt-1">
        <StepToolbar
          counts={marks.counts}
          total={outline.length}
          filters={params.show}
          onFilters={(show) => void setParams({ show })}
          search={{
            text: params.q,
            matches: found.matches,
            place: matches.indexOf(current) + 1,
            hasFailed: found.hasFailed,
          }}
          onSearch={(q) => void setParams({ q })}
          onMatch={(direction) => jumpIn(matches, direction)}
          measures={marks.measures}
          measure={measure ?? 'size'}
          onMeasure={(by) => void setParams({ by })}
          onHelp={() => setHelpOpen(true)}
          onOutline={() => setOutlineOpen(!isOutlineOpen)}
          searchRef={searchBox}
        />
        <StepMinimap
          outline={outline}
          measure={measure ?? 'size'}
          inView={{ first: firstInView, last: lastInView }}
          onJump={jump}
        />
      </div>
      <div className="grid lg:grid-cols-[272px_minmax(0,1fr)]">
        <aside
          style={{ top: scroll.headerHeight, height: `calc(100dvh - ${scroll.headerHeight}px)` }}
          className={`sticky border-r bg-page py-2 max-lg:fixed max-lg:inset-x-0 max-lg:z-10 max-lg:border-y ${isOutlineOpen ? '' : 'max-lg:hidden'}`}
        >
          <OutlineList
            outline={outline}
            positions={positions}
            current={current}
            onJump={(step) => {
              setOutlineOpen(false)
              jump(step)
            }}
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
          onFold={fold}
          onSelect={setSelected}
          onCopyLink={copy}
          onRaw={(step) => setRaw(toggled(raw, step))}
        />
      </div>
      <Notice text={notice} />
      <KeyHelp keys={TRAJECTORY_KEYS} isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </section>
  )
}
