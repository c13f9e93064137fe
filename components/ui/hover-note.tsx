'use client'

import { useId, useRef, useState, type ReactNode } from 'react'

/**
 * More about what stands here, one hover, focus or tap away: a button that says whether its note is
 * open. Escape closes it, as does leaving it.
 */
export function HoverNote({
  label,
  children,
  align = 'left',
}: {
  label: ReactNode
  children: ReactNode
  /** The edge of the button that the note starts from. */
  align?: 'left' | 'right'
}) {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const frame = useRef<HTMLSpanElement>(null)
  // A tap focuses first and clicks then: the click must not close what the focus opened.
  const openedByFocus = useRef(false)
  return (
    <span
      ref={frame}
      className="relative inline-block"
      onMouseEnter={() => setOpen(true)}
      onMouseLeave={() => setOpen(frame.current?.contains(document.activeElement) ?? false)}
      onBlur={(event) => {
        if (!frame.current?.contains(event.relatedTarget)) setOpen(false)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false)
      }}
    >
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onFocus={() => {
          openedByFocus.current = !isOpen
          setOpen(true)
        }}
        onClick={() => {
          if (!openedByFocus.current) setOpen(!isOpen)
          openedByFocus.current = false
        }}
        className="cursor-help underline decoration-dotted underline-offset-2 hover:text-ink"
      >
        {label}
      </button>
      <span
        id={id}
        role="note"
        hidden={!isOpen}
        className={`absolute top-full z-30 block w-max max-w-[min(420px,calc(100vw-40px))] rounded border border-rule-strong bg-panel px-3 py-2 text-left text-xs font-normal whitespace-normal text-ink-2 max-sm:fixed max-sm:inset-x-4 max-sm:top-auto max-sm:mt-1 max-sm:w-auto max-sm:max-w-none ${align === 'left' ? 'left-0' : 'right-0'} [&[hidden]]:hidden`}
      >
        {children}
      </span>
    </span>
  )
}
