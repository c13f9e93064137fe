'use client'

import { useRef, type ReactNode } from 'react'
import { useKeys } from '@/components/trajectory/reading/use-keys'

/** The line of a comparison, which unfolds; `c` opens and closes it, Escape closes it. */
export function ComparisonFold({ line, children }: { line: ReactNode; children: ReactNode }) {
  const fold = useRef<HTMLDetailsElement>(null)
  const summary = useRef<HTMLElement>(null)
  const show = (isOpen: boolean) => {
    if (!fold.current || fold.current.open === isOpen) return
    fold.current.open = isOpen
    summary.current?.focus({ preventScroll: true })
  }
  useKeys({ c: () => show(!fold.current?.open), Escape: () => show(false) })
  return (
    <details ref={fold} className="group min-w-0 flex-1 basis-[300px]">
      <summary
        ref={summary}
        className="flex cursor-pointer list-none items-center gap-x-3 py-[7px] [&::-webkit-details-marker]:hidden"
      >
        <b className="font-[600] text-ink max-sm:sr-only">Comparison</b>
        {line}
        <span className="ml-auto flex-none whitespace-nowrap text-ink-2 underline underline-offset-2 group-hover:text-ink">
          <span className="group-open:hidden">Change</span>
          <span className="hidden group-open:inline">Close</span>
        </span>
        <kbd aria-hidden className="rounded border px-[5px] font-mono text-2xs max-sm:hidden">
          c
        </kbd>
      </summary>
      {children}
    </details>
  )
}
