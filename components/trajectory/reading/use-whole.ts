import { useEffect } from 'react'
import type { StepStore } from './load-steps'

/** Has the steps in view that are unfolded or raw fetched whole, as soon as it is known that they were cut. */
export function useWhole(
  store: StepStore,
  steps: readonly number[],
  say: (text: string) => void,
  version: number,
) {
  const wanted = steps.join()
  useEffect(() => {
    if (wanted === '') return
    for (const step of wanted.split(',').map(Number)) {
      const cut = store.get(step)?.clipped
      if (!cut || cut.text + cut.input + cut.output === 0) continue
      store
        .wantWhole(step)
        .catch(() => say(`The whole of step ${step} could not be read; fold it and try again.`))
    }
  }, [store, wanted, say, version])
}
