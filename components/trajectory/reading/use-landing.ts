import { useCallback, useState } from 'react'
import { useHashStep, writeHashStep } from './use-hash-step'

/** The step that the reader chose, and the one that flashes because a link or a key led there. */
export function useChosenStep() {
  const [selected, select] = useState<number | null>(null)
  const [flash, setFlash] = useState({ step: 0, count: 0 })
  const choose = useCallback((step: number) => {
    select(step)
    setFlash((old) => ({ step, count: old.count + 1 }))
  }, [])
  return { selected, select, flash, choose }
}

interface LandingOptions {
  /** How many steps there are. */
  readonly length: number
  readonly choose: (step: number) => void
  readonly goTo: (step: number) => void
  readonly unfold: (step: number) => void
  readonly say: (text: string) => void
}

/** Lands on the step that the address names, and gives the way to go to another. */
export function useLanding({ length, choose, goTo, unfold, say }: LandingOptions) {
  const land = useCallback(
    (step: number) => {
      choose(step)
      goTo(step)
    },
    [choose, goTo],
  )
  useHashStep((asked) => {
    const step = Math.min(Math.max(1, asked), length)
    if (step !== asked) say(`There is no step ${asked}; the last is ${length}.`)
    unfold(step)
    land(step)
  })
  return useCallback(
    (step: number | null) => {
      if (step === null) return
      writeHashStep(step)
      land(step)
    },
    [land],
  )
}
