import { useEffect, useSyncExternalStore } from 'react'
import type { highlightCode } from './highlight-code'

type Highlight = typeof highlightCode

let loaded: Highlight | null = null
let loading: Promise<void> | null = null
const listeners = new Set<() => void>()

function subscribe(listen: () => void) {
  listeners.add(listen)
  return () => void listeners.delete(listen)
}

/** The highlighter once it is loaded; it is, for all at once, when the first code asks for it. */
export function useHighlighter(isWanted: boolean): Highlight | null {
  const highlight = useSyncExternalStore(
    subscribe,
    () => loaded,
    () => null,
  )
  useEffect(() => {
    if (!isWanted || loading) return
    // Without it code stays in one colour, which loses nothing: the next code asks again.
    loading = import('./highlight-code').then(
      (found) => {
        loaded = found.highlightCode
        for (const listen of listeners) listen()
      },
      () => void (loading = null),
    )
  }, [isWanted])
  return isWanted ? highlight : null
}
