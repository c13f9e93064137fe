import { useEffect, useRef, type RefObject } from 'react'

/**
 * Moves the focus to a row when a key or a link led there, so that Tab goes on from it and a
 * screen reader reads it. Who is in a search box, a bar or an outline stays there.
 */
export function useFocusOnLanding(hasLanded: boolean): RefObject<HTMLElement | null> {
  const row = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!hasLanded) return
    const focused = document.activeElement
    const isFree = focused === null || focused === document.body || focused.closest('article')
    if (isFree) row.current?.focus({ preventScroll: true })
  }, [hasLanded])
  return row
}
