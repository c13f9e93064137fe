import Link from 'next/link'
import type { ReactNode } from 'react'

/** Method, draws and seed of the numbers above, one click away; `href` leads to where all of it is said. */
export function HowComputed({ href, children }: { href: string; children: ReactNode }) {
  return (
    <details className="mt-2 text-xs text-ink-2">
      <summary className="w-fit cursor-pointer text-ink-3 hover:text-ink">How computed</summary>
      <div className="mt-1 grid max-w-[760px] gap-1">
        {children}
        <p>
          <Link href={href} className="underline underline-offset-2 hover:text-ink">
            The definition and its sources
          </Link>
        </p>
      </div>
    </details>
  )
}
