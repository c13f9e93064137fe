import { useQueryStates } from 'nuqs'
import { useState, useSyncExternalStore, type RefObject } from 'react'
import type { ClippedStep } from '@/lib/trajectory/clip-step'
import type { StepOutline } from '@/lib/trajectory/step-outline'
import { trialParams } from '@/lib/url/trial'
import { estimateRow } from '@/components/trajectory/step/estimate-row'
import { createStepStore } from './load-steps'
import { useFolds } from './use-folds'
import { useKeptPlace } from './use-kept-place'
import { useChosenStep, useLanding } from './use-landing'
import { useListedSteps } from './use-listed-steps'
import { useRowActions } from './use-row-actions'
import { useStepScroll } from './use-step-scroll'
import { useWanted } from './use-wanted'
import { useWhole } from './use-whole'

interface ReadingOptions {
  readonly uid: string
  readonly outline: readonly StepOutline[]
  /** The first steps, so that they stand there before any script runs. */
  readonly firstSteps: readonly ClippedStep[]
  /** Where the list is drawn, and what stays above it. */
  readonly list: RefObject<HTMLElement | null>
  readonly header: RefObject<HTMLElement | null>
  readonly say: (text: string) => void
  /** Opens the form for a note on a step; null: whoever looks may not write. */
  readonly note: ((step: number) => void) | null
}

/**
 * Where a reader is in a trajectory: which steps are listed, in view, in hand, unfolded; their texts
 * as they arrive; and the way to another step.
 */
export function useReading(options: ReadingOptions) {
  const { uid, outline, firstSteps, list, header, say, note } = options
  const [store] = useState(() => createStepStore(uid, firstSteps))
  const version = useSyncExternalStore(store.subscribe, store.version, () => 0)
  const [params, setParams] = useQueryStates(trialParams)
  const { selected, select, flash, choose } = useChosenStep()
  const folds = useFolds()
  const { shown, positions, numbers } = useListedSteps(outline, params.show, selected)
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
  useKeptPlace({ shown, numbers, current, scroll })
  const jump = useLanding({
    length: outline.length,
    choose,
    goTo: scroll.goTo,
    unfold: folds.unfold,
    say,
  })
  const rowActions = useRowActions(uid, { ...folds, select, note, retry: store.retry }, say)
  const drawn = scroll.virtualizer.getVirtualItems().map((item) => numbers[item.index]!)
  useWanted(store, drawn)
  const isWhole = (step: number) => folds.open.has(step) || folds.raw.has(step)
  useWhole(store, drawn.filter(isWhole), say, version)
  return {
    params,
    setParams,
    scroll,
    store,
    positions,
    numbers,
    inView,
    current,
    flash,
    open: folds.open,
    unfold: folds.unfold,
    raw: folds.raw,
    jump,
    rowActions,
  }
}
