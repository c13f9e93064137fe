'use client'

import dynamic from 'next/dynamic'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { ChartExport } from './chart-export'
import { ROW_HEIGHT, type DomainGainChartProps } from './domain-gain-rows'

const DomainGainChart = dynamic(
  () => import('./domain-gain-chart').then((module) => module.DomainGainChart),
  { ssr: false },
)

/** Below this the frame scrolls sideways: text in charts does not shrink. */
const LEAST_WIDTH = 700

/** The chart once the browser has its code; until then, and without scripts, its table. */
export function LazyDomainGainChart({
  fallback,
  ...props
}: DomainGainChartProps & { fallback: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState<number | null>(null)
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(LEAST_WIDTH, Math.floor(entry.contentRect.width)))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const label = `Gain by domain, largest first: ${props.domains.length} domains. The same numbers follow as a table.`
  return (
    <>
      <div
        ref={frame}
        role="figure"
        aria-label={label}
        tabIndex={0}
        className="overflow-x-auto overflow-y-hidden"
        style={{ minHeight: 52 + ROW_HEIGHT * props.domains.length }}
      >
        {width === null ? fallback : <DomainGainChart {...props} width={width} />}
      </div>
      <ChartExport
        frame={frame}
        fileName={props.fileName}
        csvHref={props.csvHref}
        caption={props.caption}
      />
    </>
  )
}
