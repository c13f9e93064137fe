import type { ReactNode } from 'react'

/** Method, draws and seed of the numbers above, one click away. */
export function HowComputed({ children }: { children: ReactNode }) {
  return (
    <details className="mt-2 text-xs text-ink-2">
      <summary className="w-fit cursor-pointer text-ink-3 hover:text-ink">How computed</summary>
      <div className="mt-1 grid max-w-[760px] gap-1">{children}</div>
    </details>
  )
}
