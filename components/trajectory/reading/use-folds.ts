import { useCallback, useState } from 'react'
import { toggled } from './toggled'

type Steps = ReadonlySet<number>

/** Which steps are unfolded, and which are shown as raw JSON. The functions never change. */
export function useFolds() {
  const [open, setOpen] = useState<Steps>(new Set())
  const [raw, setRaw] = useState<Steps>(new Set())
  const fold = useCallback((step: number) => setOpen((old) => toggled(old, step)), [])
  const unfold = useCallback(
    (step: number) => setOpen((old) => (old.has(step) ? old : new Set(old).add(step))),
    [],
  )
  const flipRaw = useCallback((step: number) => setRaw((old) => toggled(old, step)), [])
  return { open, raw, fold, unfold, flipRaw }
}
