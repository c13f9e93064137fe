'use client'

import dynamic from 'next/dynamic'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { ChartExport } from './chart-export'
import { displayCounted } from '@/lib/display'
import { domainLabel, ROW_HEIGHT, type DomainGainChartProps } from './domain-gain-rows'
import { GainRowsChart } from './gain-rows-chart'

const DomainGainChart = dynamic(
  () => import('./domain-gain-chart').then((module) => module.DomainGainChart),
  { ssr: false },
)

/** Below this the frame scrolls sideways: text in charts does not shrink. */
const LEAST_WIDTH = 700
/** Below this rates and gains have no room side by side: the gains alone, the rates in the table. */
const NARROW = 560

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
      if (entry) setWidth(Math.floor(entry.contentRect.width))
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
        className="scroll-x overflow-y-hidden"
        style={{ minHeight: 52 + ROW_HEIGHT * props.domains.length }}
      >
        {width === null ? (
          fallback
        ) : width < NARROW ? (
          <GainRowsChart
            label="Gain by domain"
            axis={props.intervalLabel}
            rows={props.domains.map(({ domain, gain }) => ({
              ...{ name: domainLabel(domain), note: displayCounted(gain.nTasks, 'task') },
              ...{ gain: gain.estimate, low: gain.low, high: gain.high },
            }))}
          />
        ) : (
          <DomainGainChart {...props} width={Math.max(LEAST_WIDTH, width)} />
        )}
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
