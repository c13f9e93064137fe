import { useEffect } from 'react'
import type { StepStore } from './load-steps'

/** Has the steps in view fetched, once the reader has come to rest on them for a moment. */
export function useWanted(store: StepStore, steps: readonly number[]) {
  const wanted = steps.join()
  useEffect(() => {
    if (wanted === '') return
    // Dragging the bar through 10,000 steps must not fetch them all.
    const timer = setTimeout(
      () => wanted.split(',').forEach((step) => store.want(+step, +step)),
      40,
    )
    return () => clearTimeout(timer)
  }, [store, wanted])
}
