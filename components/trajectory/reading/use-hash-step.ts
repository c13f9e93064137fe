import { useEffect, useEffectEvent } from 'react'
import { stepHash, stepOfHash } from '@/lib/url/trial'

/** Calls back with the step that the address names: at the start and whenever it changes. */
export function useHashStep(onStep: (step: number) => void) {
  const land = useEffectEvent(() => {
    const step = stepOfHash(window.location.hash)
    if (step !== null) onStep(step)
  })
  useEffect(() => {
    const listen = () => land()
    // A frame later, when the list has measured where it stands.
    const frame = requestAnimationFrame(listen)
    window.addEventListener('hashchange', listen)
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('hashchange', listen)
    }
  }, [])
}

/** Browsers stop listening to a page that writes its address more often than this all the time. */
const WRITE_MS = 160

let waiting: { step: number } | null = null

/**
 * Writes the step into the address without a new entry in the history: at once, and while one
 * drags or holds a key at intervals, the last step always.
 */
export function writeHashStep(step: number) {
  if (waiting) {
    waiting.step = step
    return
  }
  const written = step
  const own = { step }
  waiting = own
  replaceHash(step)
  setTimeout(() => {
    waiting = null
    if (own.step !== written) writeHashStep(own.step)
  }, WRITE_MS)
}

// The state is kept: the router reads it, and need not hear of a fragment.
const replaceHash = (step: number) =>
  window.history.replaceState(window.history.state, '', stepHash(step))
