import type { ReactNode } from 'react'

/**
 * A picture drawn twice: text in charts does not shrink, so that a phone gets one of its own. What
 * the width does not show is not displayed, neither to eyes nor to screen readers.
 */
export function WideAndNarrow({ wide, narrow }: { wide: ReactNode; narrow: ReactNode }) {
  return (
    <>
      <div className="max-sm:hidden">{wide}</div>
      <div className="sm:hidden">{narrow}</div>
    </>
  )
}
