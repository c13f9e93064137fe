'use client'

import { useRef, type ReactNode } from 'react'
import { ChartExport } from './chart-export'

/** A drawn chart that can be saved; wide ones scroll, since text in charts does not shrink. */
export function PlotFrame({
  label,
  fileName,
  csvHref,
  children,
}: {
  /** What the picture shows, for those who cannot see it. */
  label: string
  fileName: string
  csvHref: string
  children: ReactNode
}) {
  const frame = useRef<HTMLDivElement>(null)
  return (
    <>
      <div
        ref={frame}
        role="figure"
        aria-label={label}
        tabIndex={0}
        className="overflow-x-auto overflow-y-hidden"
      >
        {children}
      </div>
      <ChartExport frame={frame} fileName={fileName} csvHref={csvHref} />
    </>
  )
}
