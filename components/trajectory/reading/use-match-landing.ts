import { useCallback, useEffect, useEffectEvent, useState, type RefObject } from 'react'
import { stepHash } from '@/lib/url/trial'
import type { StepScroll } from './use-step-scroll'
import { watchRows } from './watch-rows'

interface MatchLandingOptions {
  readonly list: RefObject<HTMLElement | null>
  readonly unfold: (step: number) => void
  readonly scroll: StepScroll
  readonly jump: (step: number | null) => void
  /** False while the marks on the screen are of an earlier search. */
  readonly isMarked: boolean
}

/** What says that the reader goes elsewhere. */
const OWN_MOVES = ['wheel', 'touchmove', 'mousedown', 'keydown', 'hashchange'] as const

const rowOf = (step: number) => document.getElementById(stepHash(step).slice(1))

/**
 * Gives the way to a step that matches the search, as far as the first match itself, and holds it
 * in view until the reader moves on. What to do next follows from what the row shows, never from
 * what was read but is not drawn yet: the row comes into view, its text arrives, it unfolds, its
 * rest arrives, rows above it are measured.
 */
export function useMatchLanding(options: MatchLandingOptions) {
  const { list, scroll, jump, isMarked } = options
  const { headerHeight } = scroll
  const [sought, seek] = useState<{ readonly step: number } | null>(null)
  const look = useEffectEvent((step: number): Element | null => {
    const row = rowOf(step)
    const mark = row?.querySelector('mark') ?? null
    if (mark) scroll.showWithin(mark)
    else if (!row) scroll.keepInView(step)
    else if (row.getAttribute('aria-busy') === 'false') options.unfold(step)
    return mark
  })
  useEffect(() => {
    if (sought === null || !isMarked || !list.current) return
    return watchRows(list.current, { headerHeight, look: () => look(sought.step) })
  }, [sought, isMarked, list, headerHeight])
  useEffect(() => {
    if (sought === null) return
    // The key that asked may still be on its way to the window: what it seeks is another object.
    const release = () => seek((now) => (now === sought ? null : now))
    for (const move of OWN_MOVES) window.addEventListener(move, release, { passive: true })
    return () => OWN_MOVES.forEach((move) => window.removeEventListener(move, release))
  }, [sought])
  return useCallback(
    (step: number | null) => {
      seek(step === null ? null : { step })
      jump(step)
    },
    [jump],
  )
}
