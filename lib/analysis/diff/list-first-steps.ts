import type { Db } from '@/db/open-database'
import { isQuiet } from '@/lib/diff/diff-row'
import { clipStep, type ClippedStep } from '@/lib/trajectory/clip-step'
import type { Alignment } from './diff-trials'
import { listSteps } from '@/lib/analysis/trial/list-steps'

/** Rows with a difference whose steps come with the page: about one screen. */
const FIRST_ROWS = 14
const FIRST_CLIP = 4000

/** The steps of the first rows that are not folded, so that they stand there before any script runs. */
export async function listFirstSteps(
  db: Db,
  left: { trialId: number },
  right: { trialId: number },
  { rows, trivial, divergence }: Alignment,
): Promise<{ left: ClippedStep[]; right: ClippedStep[] }> {
  const folded = new Set(trivial.map(({ row }) => row))
  const first = rows
    .filter((row, at) => !isQuiet(row) && (at === divergence.row || !folded.has(at)))
    .slice(0, FIRST_ROWS)
  const side = async (name: 'left' | 'right', trialId: number) => {
    const numbers = first.flatMap((row) => row[name] ?? [])
    if (numbers.length === 0) return []
    const from = Math.min(...numbers)
    const steps = await listSteps(db, { trialId, from, to: from + 2 * FIRST_ROWS })
    const wanted = new Set(numbers)
    return steps.filter((step) => wanted.has(step.number)).map((step) => clipStep(step, FIRST_CLIP))
  }
  const [one, two] = await Promise.all([side('left', left.trialId), side('right', right.trialId)])
  return { left: one, right: two }
}
