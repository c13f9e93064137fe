'use client'

import { useRef, type ReactNode } from 'react'
import { ChartExport } from './chart-export'
import type { ChartCaption } from './standalone-svg'

/** A drawn chart that can be saved; wide ones scroll, since text in charts does not shrink. */
export function PlotFrame({
  label,
  fileName,
  csvHref,
  caption,
  legend,
  children,
}: {
  /** What the picture shows, for those who cannot see it. */
  label: string
  fileName: string
  csvHref: string
  /** The question and what the marks mean, written into a saved picture. */
  caption: ChartCaption
  /** What the marks mean, below the picture. */
  legend?: ReactNode
  children: ReactNode
}) {
  const frame = useRef<HTMLDivElement>(null)
  return (
    <div className="mb-3 w-fit max-w-full">
      <div
        ref={frame}
        role="figure"
        aria-label={label}
        tabIndex={0}
        className="scroll-x overflow-y-hidden"
      >
        {children}
      </div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <p className="text-xs text-ink-3">{legend}</p>
        <ChartExport frame={frame} fileName={fileName} csvHref={csvHref} caption={caption} />
      </div>
    </div>
  )
}
