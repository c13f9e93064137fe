import { useWindowVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** Keys that scroll by themselves: after them the reader's place is the reader's again. */
const SCROLL_KEYS = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' '])

/** Less of a row than this below the header is not what one reads. */
const SLIVER = 24

/**
 * Below this many rows all are drawn: their heights are measured, not guessed, and the page can be
 * read without JavaScript. More at once would hold the main thread beyond its budget.
 */
const WHOLE = 40

interface StepScrollOptions {
  /** The list itself, and what stays above it while it scrolls. */
  readonly list: RefObject<HTMLElement | null>
  readonly header: RefObject<HTMLElement | null>
  readonly keys: readonly number[]
  readonly estimate: (index: number) => number
  /** Changes whenever rows may have changed their height. */
  readonly version: number
}

/** Whether a place is on the screen and not behind what covers its head; of a tall one, its begin. */
function isUncovered(element: Element, covered: number): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return top >= covered && Math.min(bottom, top + SLIVER) <= window.innerHeight
}

export interface StepScroll {
  readonly virtualizer: Virtualizer<Window, Element>
  readonly headerHeight: number
  readonly firstIndex: number
  readonly lastIndex: number
  /** Brings the row of a key under the sticky header and keeps it there while texts arrive. */
  readonly goTo: (key: number) => void
  /** The same, unless the row is on the screen as it is. */
  readonly keepInView: (key: number) => void
  /** Brings a place within a row into view, where it is not; the row is no longer kept in its place. */
  readonly showWithin: (place: Element) => void
}

/** A long list that scrolls with the window below a sticky header. */
export function useStepScroll(options: StepScrollOptions): StepScroll {
  const { list, header, keys, estimate, version } = options
  const anchor = useRef<number | null>(null)
  const [place, setPlace] = useState({ margin: 0, headerHeight: 0 })
  // The page may be scrolled before we take over; the first render must match the server's all the
  // same, so the place is taken up again after it.
  const [startY] = useState(() => (typeof window === 'undefined' ? 0 : window.scrollY))
  const [jumps, setJumps] = useState(0)
  // The same function as long as the keys are the same: another makes it measure all rows anew.
  const getItemKey = useCallback((index: number) => keys[index]!, [keys])
  const goTo = useCallback((key: number) => {
    anchor.current = key
    setJumps((count) => count + 1)
  }, [])
  const isPlaced = place.headerHeight > 0
  const virtualizer = useWindowVirtualizer({
    count: keys.length,
    estimateSize: estimate,
    getItemKey,
    overscan: keys.length < WHOLE ? keys.length : isPlaced ? 4 : 1,
    scrollMargin: place.margin,
    scrollPaddingStart: place.headerHeight,
    initialOffset: 0,
    // What the head of the page leaves of a screen: the less is drawn at first, the sooner it stands.
    initialRect: { width: 1200, height: 560 },
  })

  useLayoutEffect(() => {
    window.scrollTo(0, startY)
  }, [startY])

  useLayoutEffect(() => {
    // What stands above the list may fold and unfold; its place follows.
    const observer = new ResizeObserver(() => {
      const top = list.current?.getBoundingClientRect().top ?? 0
      const margin = Math.round(top + window.scrollY)
      const headerHeight = header.current?.offsetHeight ?? 0
      setPlace((old) =>
        old.margin === margin && old.headerHeight === headerHeight ? old : { margin, headerHeight },
      )
    })
    observer.observe(document.body)
    if (header.current) observer.observe(header.current)
    return () => observer.disconnect()
  }, [list, header])

  useEffect(() => {
    const release = () => (anchor.current = null)
    // What stays on top takes one elsewhere by itself, or leaves one where one is.
    const releaseByMouse = (event: MouseEvent) =>
      header.current?.contains(event.target as Node) || release()
    const releaseByKey = (event: KeyboardEvent) => SCROLL_KEYS.has(event.key) && release()
    window.addEventListener('wheel', release, { passive: true })
    window.addEventListener('touchmove', release, { passive: true })
    window.addEventListener('mousedown', releaseByMouse)
    window.addEventListener('keydown', releaseByKey)
    return () => {
      window.removeEventListener('wheel', release)
      window.removeEventListener('touchmove', release)
      window.removeEventListener('mousedown', releaseByMouse)
      window.removeEventListener('keydown', releaseByKey)
    }
  }, [header])

  useLayoutEffect(() => {
    if (anchor.current === null || place.headerHeight === 0) return
    const index = keys.indexOf(anchor.current)
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'start' })
  }, [keys, version, jumps, place, virtualizer])

  const offset = virtualizer.scrollOffset ?? 0
  const items = virtualizer.getVirtualItems()
  const bottom = offset + (virtualizer.scrollRect?.height ?? 0)
  const first = items.find((item) => item.end > offset + place.headerHeight + SLIVER)
  const last = items.findLast((item) => item.start < bottom)
  const keepInView = (key: number) => {
    const row = items.find(({ index }) => keys[index] === key)
    const isInView = row && row.start >= offset + place.headerHeight && row.end <= bottom
    if (!isInView || anchor.current !== null) goTo(key)
  }
  const showWithin = (element: Element) => {
    // Also where it is in view now: texts that arrive later would bring the row's head back.
    anchor.current = null
    if (isUncovered(element, place.headerHeight)) return
    // Measured before one is far within it: a row that grows above the screen would move the place.
    const row = element.closest<HTMLElement>('[data-index]')
    if (row) virtualizer.resizeItem(Number(row.dataset['index']), row.offsetHeight)
    const { top } = element.getBoundingClientRect()
    const height = window.innerHeight - place.headerHeight
    virtualizer.scrollToOffset(window.scrollY + top - place.headerHeight - height / 3)
  }
  return {
    virtualizer,
    headerHeight: place.headerHeight,
    firstIndex: first?.index ?? 0,
    lastIndex: Math.max(first?.index ?? 0, last?.index ?? 0),
    goTo,
    keepInView,
    showWithin,
  }
}
