'use client'

import type { RefObject } from 'react'
import { embeddedFont } from './embedded-font'
import { standaloneSvg, svgToPng, type ChartCaption } from './standalone-svg'

function offer(blob: Blob, fileName: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** The chart in a frame as a file, and its numbers. */
export function ChartExport({
  frame,
  fileName,
  csvHref,
  caption,
}: {
  frame: RefObject<HTMLElement | null>
  fileName: string
  csvHref: string
  caption: ChartCaption
}) {
  const drawn = async () => {
    // A chart may have a picture for each width: the one that is seen.
    const svg = [...(frame.current?.querySelectorAll('svg') ?? [])].find(
      (one) => one.getBoundingClientRect().width > 0,
    )
    return svg ? standaloneSvg(svg, caption, location.href, await embeddedFont()) : null
  }
  const save = async (kind: 'svg' | 'png') => {
    const picture = await drawn()
    if (!picture) return
    const blob =
      kind === 'svg' ? new Blob([picture.text], { type: 'image/svg+xml' }) : await svgToPng(picture)
    offer(blob, `${fileName}.${kind}`)
  }
  const style = 'hover:text-ink hover:underline'
  return (
    <div
      role="group"
      aria-label="Save this chart"
      className="mt-1 ml-auto flex w-fit justify-end gap-2 text-xs text-ink-3 print:hidden"
    >
      <button type="button" className={style} onClick={() => void save('png')}>
        PNG
      </button>
      <button type="button" className={style} onClick={() => void save('svg')}>
        SVG
      </button>
      <a href={csvHref} download className={style}>
        CSV
      </a>
    </div>
  )
}
