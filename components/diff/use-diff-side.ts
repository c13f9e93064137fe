import { useMemo, useState, useSyncExternalStore } from 'react'
import { createStepStore, type StepStore } from '@/components/trial/load-steps'
import type { ClippedStep } from '@/lib/domain/clip-step'
import { unpackOutline, type PackedOutline } from '@/lib/domain/pack-outline'
import type { StepOutline } from '@/lib/domain/step-outline'
import type { RowSide } from './diff-row-view'

/** One trial of the diff, with the steps that come with the page. */
export interface DiffSide {
  readonly uid: string
  readonly outline: PackedOutline
  readonly firstSteps: readonly ClippedStep[]
}

/** A side with its steps as they arrive; `version` changes with every arrival. */
export interface LoadedSide {
  readonly uid: string
  readonly outline: readonly StepOutline[]
  readonly store: StepStore
  readonly version: number
}

export function useDiffSide(side: DiffSide): LoadedSide {
  const outline = useMemo(() => unpackOutline(side.outline), [side.outline])
  const [store] = useState(() => createStepStore(side.uid, side.firstSteps))
  const version = useSyncExternalStore(store.subscribe, store.version, () => 0)
  return { uid: side.uid, outline, store, version }
}

/** A step of a side as a row needs it; null where the row has none there. */
export const rowSide = (side: LoadedSide, number: number | null): RowSide | null =>
  number === null
    ? null
    : { uid: side.uid, outline: side.outline[number - 1]!, step: side.store.get(number) }
