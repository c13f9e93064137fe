import { useEffect, useEffectEvent, useRef } from 'react'

interface Asked {
  readonly q: string
  readonly direction: 1 | -1
}

/**
 * The way to the next match, also while the matches are still looked up: who presses Enter at once
 * is led there as soon as they are known. Another text forgets it.
 */
export function useQueuedMatch(
  matches: readonly number[] | null,
  q: string,
  toMatch: (direction: 1 | -1) => void,
) {
  const asked = useRef<Asked | null>(null)
  const goAsAsked = useEffectEvent(() => {
    if (asked.current?.q === q) toMatch(asked.current.direction)
    asked.current = null
  })
  useEffect(() => {
    if (matches !== null) goAsAsked()
  }, [matches])
  return (direction: 1 | -1) => {
    if (matches === null) asked.current = { q, direction }
    else toMatch(direction)
  }
}
