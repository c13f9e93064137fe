'use client'

import { useCallback, useEffect, useId, useRef, useState, type ReactNode } from 'react'

/** As wide as a note gets, and what it keeps from the edge of the window, in pixels. */
const WIDEST = 420
const EDGE = 12

interface Place {
  readonly left?: number
  readonly right?: number
  readonly top?: number
  readonly bottom?: number
}

/** Where a note stands beside its button: inside the window, above where there is no room below. */
function placeBeside(button: DOMRect): Place {
  const { innerWidth, innerHeight } = window
  const across =
    innerWidth < 640
      ? { left: EDGE, right: EDGE }
      : button.left + WIDEST + EDGE <= innerWidth
        ? { left: button.left }
        : { right: Math.max(EDGE, innerWidth - button.right) }
  return button.bottom > innerHeight * 0.7
    ? { ...across, bottom: innerHeight - button.top }
    : { ...across, top: button.bottom }
}

/**
 * More about what stands here, one hover, focus or tap away: a button that says whether its note is
 * open. Escape closes it, as does leaving it. The note is placed on the window, so that a box that
 * scrolls, such as that of a wide table, does not cut it off.
 */
export function HoverNote({ label, children }: { label: ReactNode; children: ReactNode }) {
  const id = useId()
  const [place, setPlace] = useState<Place | null>(null)
  const frame = useRef<HTMLSpanElement>(null)
  // A tap focuses first and clicks then: the click must not close what the focus opened.
  const openedByFocus = useRef(false)
  const isOpen = place !== null
  const open = useCallback(() => {
    const button = frame.current?.firstElementChild
    if (button) setPlace(placeBeside(button.getBoundingClientRect()))
  }, [])
  const close = () => setPlace(null)
  // What scrolls takes its note along.
  useEffect(() => {
    if (!isOpen) return
    addEventListener('scroll', open, { capture: true, passive: true })
    return () => removeEventListener('scroll', open, { capture: true })
  }, [isOpen, open])
  return (
    <span
      ref={frame}
      className="relative inline-block"
      onMouseEnter={open}
      onMouseLeave={() => {
        if (!frame.current?.contains(document.activeElement)) close()
      }}
      onBlur={(event) => {
        if (!frame.current?.contains(event.relatedTarget)) close()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
    >
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onFocus={() => {
          openedByFocus.current = !isOpen
          open()
        }}
        onClick={() => {
          if (!openedByFocus.current) {
            if (isOpen) close()
            else open()
          }
          openedByFocus.current = false
        }}
        className="cursor-help text-left underline decoration-dotted underline-offset-2 hover:text-ink"
      >
        {label}
      </button>
      <span
        id={id}
        role="note"
        hidden={!isOpen}
        style={place ?? undefined}
        className="fixed z-30 block w-max max-w-[min(420px,calc(100vw-24px))] rounded border border-rule-strong bg-panel px-3 py-2 text-left text-xs font-normal whitespace-normal text-ink-2 max-sm:w-auto [&[hidden]]:hidden"
      >
        {children}
      </span>
    </span>
  )
}
