import { displayDuration } from '@/lib/display'

/** Until then a copy counts as up to date. */
const LATE_MS = 30_000

/** In the foot of each page of a server that reads a copy: how old its data are. */
export function CopyNote({ ageMs }: { ageMs: number | null }) {
  const isLate = ageMs === null || ageMs > LATE_MS
  return (
    <p data-chrome role="note" className="border-t bg-sunk page-x py-2 text-xs text-ink-2">
      <strong className="font-[600] text-ink">
        A copy, {ageMs === null ? 'of unknown age' : `${displayDuration(ageMs)} old`}.
      </strong>{' '}
      {isLate ? 'The server that it comes from does not answer. ' : ''}Changes are made there, not
      here.
    </p>
  )
}
