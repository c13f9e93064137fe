import type { FirstWrites } from '@/lib/diff/first-writes'
import { rowId } from '@/lib/diff/diff-row'
import { diffHref } from '@/lib/url/diff'

/** The permalink ids of both sides. */
export interface DiffSides {
  readonly left: string
  readonly right: string
}

/** Where each side first writes what the other does not, with the way there; nothing where none does. */
export function FirstWritesLine({
  firstWrites,
  trials,
}: {
  firstWrites: FirstWrites
  trials: DiffSides
}) {
  if (firstWrites.left === null && firstWrites.right === null) return null
  return (
    <p className="mt-1 text-sm text-ink-2">
      First write that differs: left <Step side="left" {...{ firstWrites, trials }} />, right{' '}
      <Step side="right" {...{ firstWrites, trials }} />.
    </p>
  )
}

/** Opens the page at the row: a link that only changed the address would not scroll there. */
function Step({
  side,
  firstWrites,
  trials,
}: {
  side: keyof DiffSides
  firstWrites: FirstWrites
  trials: DiffSides
}) {
  const step = firstWrites[side]
  if (step === null) return 'none'
  const row = rowId({ left: null, right: null, [side]: step })
  return (
    <a
      href={diffHref({ ...trials, row })}
      className="text-ink underline underline-offset-2 hover:text-ink-2"
    >
      step {step}
    </a>
  )
}
