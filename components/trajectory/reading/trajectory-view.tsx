'use client'

import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { NoteDialog, type NoteWriting } from '@/components/note/note-dialog'
import type { PlaceNotes } from '@/components/note/place-notes'
import { ofTrial } from '@/lib/domain/note'
import type { ClippedStep } from '@/lib/trajectory/clip-step'
import { filterSpans, spansByStep, type ShownSpan } from '@/lib/behaviors/shown-spans'
import { countFilters } from '@/lib/trajectory/filter-steps'
import { unpackOutline, type PackedOutline } from '@/lib/trajectory/pack-outline'
import { knownMeasures } from '@/lib/trajectory/step-bars'
import { ReadingChoiceContext } from '@/components/trajectory/step/reading-choice'
import { KeyHelp } from './key-help'
import { Notice, useNotice } from './notice'
import { NoSteps } from './no-steps'
import { OutlineAside } from './outline-aside'
import { SpanBar } from './span-bar'
import { StepList } from './step-list'
import { StepMinimap } from './step-minimap'
import { StepToolbar } from './step-toolbar'
import { TRAJECTORY_KEYS } from './trajectory-keys'
import { useMatchLanding } from './use-match-landing'
import { useQueuedMatch } from './use-queued-match'
import { useReading } from './use-reading'
import { useSearch } from './use-search'
import { useTrajectoryKeys } from './use-trajectory-keys'

interface TrajectoryViewProps {
  readonly uid: string
  readonly packed: PackedOutline
  /** Behaviours found in its steps. */
  readonly spans: readonly ShownSpan[]
  /** The first steps, so that they stand there before any script runs. */
  readonly firstSteps: readonly ClippedStep[]
  /** The pages of the skills that its steps name. */
  readonly skillHrefs: Readonly<Record<string, string>>
  /** Of its steps, by their numbers. */
  readonly notes: Readonly<Record<string, PlaceNotes>>
  /** Null: whoever looks may not write. */
  readonly writing: NoteWriting | null
}

/** A whole trajectory: bar, outline and steps, of which only those in view are in the page. */
export function TrajectoryView({
  uid,
  packed,
  spans,
  firstSteps,
  skillHrefs,
  notes,
  writing,
}: TrajectoryViewProps) {
  const outline = useMemo(() => unpackOutline(packed), [packed])
  const [notice, say] = useNotice()
  const list = useRef<HTMLDivElement>(null)
  const header = useRef<HTMLDivElement>(null)
  const [noted, setNoted] = useState<number | null>(null)
  const note = writing && setNoted
  const reading = useReading({ uid, outline, firstSteps, list, header, say, note })
  const { params, setParams, scroll, positions, numbers, inView, current, jump } = reading
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [isOutlineOpen, setOutlineOpen] = useState(false)
  const searchBox = useRef<HTMLInputElement>(null)
  const { counts, measures } = useMemo(
    () => ({ counts: countFilters(outline), measures: knownMeasures(outline) }),
    [outline],
  )
  const measure = measures.find((one) => one === params.by) ?? measures[0] ?? 'size'
  const shownSpans = useMemo(
    () => filterSpans(spans, params.spans, params.sign),
    [spans, params.spans, params.sign],
  )
  const spansOfSteps = useMemo(() => spansByStep(shownSpans), [shownSpans])
  const found = useSearch(uid, params.q)
  const choice = useMemo(() => ({ form: params.text, skillHrefs }), [params.text, skillHrefs])

  // The outline follows when the steps themselves stand, and the marks when the letter does.
  const listed = useDeferredValue(current)
  const mark = useDeferredValue(params.q)

  const jumpFromOutline = useCallback(
    (step: number) => {
      setOutlineOpen(false)
      jump(step)
    },
    [jump],
  )
  const toMatch = useTrajectoryKeys({
    outline,
    numbers,
    current,
    matches: found.matches ?? [],
    jump,
    jumpToMatch: useMatchLanding({ ...reading, list, isMarked: mark === params.q }),
    rowActions: reading.rowActions,
    flipForm: () => void setParams({ text: params.text === 'markdown' ? 'source' : 'markdown' }),
    focusSearch: () => searchBox.current?.focus(),
    showHelp: () => setHelpOpen(true),
    say,
  })
  return (
    <section aria-label="Steps" className="mt-6">
      <div
        ref={header}
        data-chrome
        className="sticky top-0 z-10 border-b border-rule-strong bg-page pt-1"
      >
        <StepToolbar
          counts={counts}
          total={outline.length}
          params={params}
          onParams={(changed) =>
            void setParams(changed, { history: 'show' in changed ? 'push' : 'replace' })
          }
          search={{
            matches: found.matches,
            place: (found.matches?.indexOf(current) ?? -1) + 1,
            hasFailed: found.hasFailed,
          }}
          onMatch={useQueuedMatch(found.matches, params.q, toMatch)}
          measures={measures}
          measure={measure}
          onHelp={() => setHelpOpen(true)}
          onOutline={() => setOutlineOpen(!isOutlineOpen)}
          isOutlineOpen={isOutlineOpen}
          searchRef={searchBox}
        />
        <StepMinimap outline={outline} measure={measure} {...inView} onJump={jump} />
        <SpanBar
          spans={spans}
          shown={shownSpans}
          total={outline.length}
          current={current}
          params={params}
          onParams={(changed) => void setParams(changed)}
          onJump={jump}
        />
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
        {numbers.length === 0 && (
          <NoSteps onAll={() => void setParams({ show: [] }, { history: 'push' })} />
        )}
        <ReadingChoiceContext value={choice}>
          <StepList
            listRef={list}
            virtualizer={scroll.virtualizer}
            numbers={numbers}
            outline={outline}
            store={reading.store}
            spans={spansOfSteps}
            current={current}
            flash={reading.flash}
            open={reading.open}
            raw={reading.raw}
            mark={mark}
            notes={notes}
            actions={reading.rowActions}
          />
        </ReadingChoiceContext>
      </div>
      {writing && noted !== null && (
        <NoteDialog
          title={`Note on step ${noted}`}
          subject={ofTrial(uid, noted)}
          writing={writing}
          onClose={() => setNoted(null)}
        />
      )}
      <Notice text={notice} />
      <KeyHelp keys={TRAJECTORY_KEYS} isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </section>
  )
}
