import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Rows of a long list that are put on paper: whoever needs more reads it on the screen. */
export const MOST_PRINTED = 300

/** Whether the page is being printed; the browser waits until what it says is drawn. */
export function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true))
    const end = () => setPrinting(false)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  return isPrinting
}

/** Which rows are drawn: on the screen those in view, on paper the first ones. */
export const rowsToDraw = (
  isPrinting: boolean,
  inView: readonly { readonly index: number }[],
  total: number,
): readonly { readonly index: number }[] =>
  isPrinting
    ? Array.from({ length: Math.min(total, MOST_PRINTED) }, (_, index) => ({ index }))
    : inView
