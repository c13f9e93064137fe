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

/** Looks again after a landing, and milliseconds between: rows above it may still be measured. */
const LOOKS = 30
const LOOK_EVERY_MS = 100
/** What says that the reader goes elsewhere. */
const OWN_MOVES = ['wheel', 'touchmove', 'mousedown', 'keydown'] as const

/** Calls `look` some times, unless the reader moves on. */
function lookAgain(look: () => void): () => void {
  let left = LOOKS
  const timer = setInterval(() => {
    look()
    left -= 1
    if (left === 0) stop()
  }, LOOK_EVERY_MS)
  const stop = () => {
    clearInterval(timer)
    for (const move of OWN_MOVES) window.removeEventListener(move, stop)
  }
  for (const move of OWN_MOVES) window.addEventListener(move, stop, { passive: true })
  return stop
}

const rowOf = (step: number) => document.getElementById(stepHash(step).slice(1))

/** Gives the way to a step that matches the search, as far as the first match itself. */
export function useMatchLanding(options: MatchLandingOptions) {
  const { store, open, unfold, scroll, jump, isMarked } = options
  const sought = useRef<number | null>(null)
  const showWithin = useRef(scroll.showWithin)
  const stopLooking = useRef(() => {})
  useEffect(() => () => stopLooking.current(), [])
  // After every render: the step comes into view, its text arrives, it unfolds, its rest arrives.
  useEffect(() => {
    showWithin.current = scroll.showWithin
    const step = sought.current
    const found = step === null ? null : store.get(step)
    const row = step === null ? null : rowOf(step)
    if (step === null || !found || !row || !isMarked) return
    const mark = row.querySelector('mark')
    const { text, input, output } = found.clipped
    const isWhole = text + input + output === 0
    if (mark) {
      scroll.showWithin(mark)
      stopLooking.current()
      stopLooking.current = lookAgain(() => {
        const still = rowOf(step)?.querySelector('mark')
        if (still) showWithin.current(still)
      })
    } else if (!open.has(step)) unfold(step)
    if (mark || (open.has(step) && isWhole)) sought.current = null
  })
  return useCallback(
    (step: number | null) => {
      stopLooking.current()
      sought.current = step
      jump(step)
    },
    [jump],
  )
}
