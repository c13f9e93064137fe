import { useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import { estimateRow } from '@/components/trajectory/step/estimate-row'
import { createStepStore, type StepStore } from '@/components/trajectory/reading/load-steps'
import type { ClippedStep } from '@/lib/trajectory/clip-step'
import { outlineReader, type PackedOutline } from '@/lib/trajectory/pack-outline'
import type { StepOutline } from '@/lib/trajectory/step-outline'

/** What a row's texts take at most before it is unfolded. */
const MOST_HEIGHT = 300

/** One trial of the diff, with the steps that come with the page. */
export interface DiffSide {
  readonly uid: string
  /** A PackedOutline as JSON: one text travels through React faster than its thousands of numbers. */
  readonly outline: string
  readonly firstSteps: readonly ClippedStep[]
}

/** A side with its steps as they arrive; `version` changes with every arrival. */
export interface LoadedSide {
  readonly uid: string
  readonly outline: (step: number) => StepOutline
  /** Pixels that a step takes before it is drawn and measured. */
  readonly height: (step: number) => number
  readonly store: StepStore
  readonly version: number
}

export function useDiffSide(side: DiffSide): LoadedSide {
  // packAlignment wrote it (lib/analysis/diff/pack-alignment.ts).
  const packed = useMemo(() => JSON.parse(side.outline) as PackedOutline, [side.outline])
  const outline = useMemo(() => outlineReader(packed), [packed])
  const height = useCallback(
    (step: number) => {
      const [lines, size] = [packed.lines[step - 1]!, packed.size[step - 1]!]
      return Math.min(MOST_HEIGHT, estimateRow({ lines, size }))
    },
    [packed],
  )
  const [store] = useState(() => createStepStore(side.uid, side.firstSteps))
  const version = useSyncExternalStore(store.subscribe, store.version, () => 0)
  return { uid: side.uid, outline, height, store, version }
}
