import Link from 'next/link'
import { mayDo, type Visitor } from '@/lib/domain/access'
import { visibleName } from '@/lib/domain/visible-text'
import { accountHref, peopleHref, signInHref } from '@/lib/url/access'

const STRIP =
  'flex h-7 items-center gap-4 border-b bg-sunk page-x text-xs whitespace-nowrap text-ink-2'

/** Above every page of a server on a network: as whom one is here. */
export function AccountStrip({
  visitor,
  signOut,
}: {
  /** Null: somebody who reads what is open to everyone. */
  visitor: Visitor | null
  signOut: () => Promise<void>
}) {
  if (visitor === null)
    return (
      <nav aria-label="Account" data-chrome className={STRIP}>
        What is open to everyone
        <a href={signInHref()} className="ml-auto underline hover:text-ink">
          Sign in
        </a>
      </nav>
    )
  return (
    <nav aria-label="Account" data-chrome className={STRIP}>
      <span className="min-w-0 truncate">
        {visibleName(visitor.name)} <span className="text-ink-3">· {visitor.role}</span>
      </span>
      <Link href={accountHref()} className="ml-auto underline hover:text-ink">
        Account
      </Link>
      {mayDo(visitor.role, 'manage') && (
        <Link href={peopleHref()} className="underline hover:text-ink">
          People and tokens
        </Link>
      )}
      <form action={signOut}>
        <button className="cursor-pointer underline hover:text-ink">Sign out</button>
      </form>
    </nav>
  )
}
