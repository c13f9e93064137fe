import { useCallback, useEffect, useRef } from 'react'
import { stepHash } from '@/lib/url/trial'
import type { StepStore } from './load-steps'
import type { StepScroll } from './use-step-scroll'

interface MatchLandingOptions {
  readonly store: StepStore
  readonly open: ReadonlySet<number>
  readonly unfold: (step: number) => void
  readonly scroll: StepScroll
  readonly jump: (step: number | null) => void
  /** False while the marks on the screen are of an earlier search. */
  readonly isMarked: boolean
}

/** Gives the way to a step that matches the search, as far as the first match itself. */
export function useMatchLanding(options: MatchLandingOptions) {
  const { store, open, unfold, scroll, jump, isMarked } = options
  const sought = useRef<number | null>(null)
  // After every render: the step comes into view, its text arrives, it unfolds, its rest arrives.
  useEffect(() => {
    const step = sought.current
    const found = step === null ? null : store.get(step)
    const row = step === null ? null : document.getElementById(stepHash(step).slice(1))
    if (step === null || !found || !row || !isMarked) return
    const mark = row.querySelector('mark')
    const { text, input, output } = found.clipped
    const isWhole = text + input + output === 0
    if (mark) scroll.showWithin(mark)
    else if (!open.has(step)) unfold(step)
    if (mark || (open.has(step) && isWhole)) sought.current = null
  })
  return useCallback(
    (step: number | null) => {
      sought.current = step
      jump(step)
    },
    [jump],
  )
}
