import Link from 'next/link'
import type { ReactNode } from 'react'
import { termHref, type Term as GlossaryTerm } from '@/lib/url/docs'

/** A word of the glossary, as a link to its line there. */
export function Term({ of, children }: { of: GlossaryTerm; children?: ReactNode }) {
  return (
    <Link
      href={termHref(of)}
      title="What this means"
      className="underline decoration-dotted underline-offset-2 hover:text-ink"
    >
      {children ?? of}
    </Link>
  )
}

/** The words of a page that a newcomer may not know, at its foot. */
export function TermsHere({ terms }: { terms: readonly GlossaryTerm[] }) {
  return (
    <p data-chrome className="mt-8 border-t pt-3 text-xs text-ink-2">
      Words of this page:{' '}
      {terms.map((term, at) => (
        <span key={term}>
          {at > 0 && ' · '}
          <Term of={term} />
        </span>
      ))}
    </p>
  )
}
