import { useEffect, useRef } from 'react'
import { nearestNumber } from '@/lib/trajectory/filter-steps'
import type { StepScroll } from './use-step-scroll'

interface KeptPlaceOptions {
  /** What the filters show; another list means that they changed. */
  readonly shown: readonly number[]
  /** Numbers of the steps that are listed, the step in hand among them. */
  readonly numbers: readonly number[]
  readonly current: number
  readonly scroll: StepScroll
}

/** Leaves the reader at the step in hand, or the nearest one, when the filters list other steps. */
export function useKeptPlace({ shown, numbers, current, scroll }: KeptPlaceOptions) {
  const place = useRef({ shown, current })
  useEffect(() => {
    if (numbers.length === 0) return
    if (place.current.shown === shown) {
      place.current.current = current
      return
    }
    const kept = nearestNumber(numbers, place.current.current)
    place.current = { shown, current: kept }
    scroll.keepInView(kept)
  })
}
