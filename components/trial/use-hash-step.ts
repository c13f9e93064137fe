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

/** Writes the step into the address without a new entry in the history. */
export const writeHashStep = (step: number) => window.history.replaceState(null, '', stepHash(step))
