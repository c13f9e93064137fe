'use client'

import { useEffect, useId, useRef, useState } from 'react'

const token = (name: string) =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim()

/** A colour of the page as the present theme has it: the token itself names one for each. */
function color(name: string): string {
  const probe = document.createElement('span')
  probe.style.color = `var(${name})`
  document.body.append(probe)
  const { color: found } = getComputedStyle(probe)
  probe.remove()
  return found
}

/** What of a chart is drawn in ink. */
const INKED = ['title', 'xAxisLabel', 'xAxisTitle', 'yAxisLabel', 'yAxisTitle']
  .concat(['xAxisLine', 'xAxisTick', 'yAxisLine', 'yAxisTick'])
  .map((part) => `${part}Color`)

/** Mermaid's picture of a source in the page's colours, as a node: its text never becomes markup here. */
async function drawDiagram(id: string, source: string): Promise<Element> {
  const { default: mermaid } = await import('mermaid')
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    htmlLabels: false,
    theme: 'base',
    fontFamily: token('--font-sans') || 'sans-serif',
    themeVariables: {
      fontSize: '12px',
      primaryColor: color('--panel'),
      primaryBorderColor: color('--rule-strong'),
      primaryTextColor: color('--ink'),
      lineColor: color('--ink-3'),
      xyChart: {
        backgroundColor: 'transparent',
        // A list that is parted at commas, which `rgb(1, 2, 3)` has too.
        plotColorPalette: [color('--ink-2'), color('--cond-curated')]
          .map((one) => one.replaceAll(', ', ' '))
          .join(','),
        ...Object.fromEntries(INKED.map((name) => [name, color('--ink-2')])),
      },
    },
    flowchart: { htmlLabels: false, nodeSpacing: 14, rankSpacing: 34, padding: 10, curve: 'basis' },
  })
  const { svg } = await mermaid.render(id, source)
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml')
  return document.importNode(parsed.documentElement, true)
}

/** A Mermaid diagram, drawn when it comes into view. Without it the sentence below it says the same. */
export function LazyDiagram({ source, label }: { source: string; label: string }) {
  const frame = useRef<HTMLDivElement>(null)
  const id = `diagram-${useId().replace(/[^a-zA-Z0-9]/g, '')}`
  const [isFailed, setIsFailed] = useState(false)
  useEffect(() => {
    const element = frame.current
    if (!element) return
    let isGone = false
    const draw = () =>
      drawDiagram(id, source).then(
        (svg) => {
          if (isGone) return
          svg.setAttribute('aria-hidden', 'true')
          element.replaceChildren(svg)
        },
        () => setIsFailed(true),
      )
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return
        observer.disconnect()
        void draw()
      },
      { rootMargin: '200px' },
    )
    observer.observe(element)
    const scheme = matchMedia('(prefers-color-scheme: dark)')
    const redraw = () => void draw()
    scheme.addEventListener('change', redraw)
    // The reader's own choice of a theme stands on the root.
    const chosen = new MutationObserver(redraw)
    chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      isGone = true
      observer.disconnect()
      scheme.removeEventListener('change', redraw)
      chosen.disconnect()
    }
  }, [id, source])
  return (
    <>
      <div
        ref={frame}
        role="img"
        aria-label={label}
        className={`overflow-x-auto ${isFailed ? '' : 'min-h-[220px]'}`}
      />
      {isFailed && <p className="text-ink-3">The diagram could not be drawn.</p>}
    </>
  )
}
