import { useMemo } from 'react'
import { filterSteps, withPosition, type StepFilterName } from '@/lib/trajectory/filter-steps'
import type { StepOutline } from '@/lib/trajectory/step-outline'

/**
 * Positions and numbers of the steps that are listed, and positions of those that the filters alone
 * show: the same lists until they change. The step in hand stays among the listed whatever the
 * filters say: a link must land somewhere.
 */
export function useListedSteps(
  outline: readonly StepOutline[],
  filters: readonly StepFilterName[],
  selected: number | null,
) {
  const shown = useMemo(() => filterSteps(outline, filters), [outline, filters])
  const positions = useMemo(
    () => (selected === null ? shown : withPosition(shown, selected - 1)),
    [shown, selected],
  )
  const numbers = useMemo(() => positions.map((at) => outline[at]!.number), [positions, outline])
  return { shown, positions, numbers }
}
