import type { ContrastHead } from '@/lib/cells/describe-contrast'
import { sayCounted } from '@/lib/cells/say-counted'

/** Trials whose numbers no verifier gave, by arm: what counts as 0, and what was left out. */
export function CountedNote({
  contrast,
  of = '',
}: {
  contrast: ContrastHead
  /** Where the page is about a part: what the numbers are of. */
  of?: string
}) {
  const notes = sayCounted(contrast)
  if (notes.length === 0) return null
  return (
    <p className="text-2xs text-ink-3" title="Under the error policy chosen">
      {of}
      {notes.join(' · ')}
    </p>
  )
}
