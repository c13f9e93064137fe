import { cookies } from 'next/headers'
import { mayDo } from '@/lib/domain/access'
import { MOST_AUTHOR, type Viewer } from '@/lib/domain/note'
import { currentVisit, hasAccessControl } from '@/lib/server/access/visit'
import { AUTHOR_COOKIE } from '@/lib/url/author-name'

/** The account or token that asks; null where nobody signs in. */
export function visitingAuthor(): Viewer | null {
  const visitor = currentVisit()?.visitor
  return visitor
    ? {
        ...{ id: `${visitor.kind}:${visitor.id}`, name: visitor.name },
        mayWrite: mayDo(visitor.role, 'review'),
        mayAll: mayDo(visitor.role, 'manage'),
      }
    : null
}

/** Who looks at what is open to everyone, without an account. */
const NOBODY: Viewer = { id: null, name: '', mayWrite: false, mayAll: false }

/**
 * Who looks and writes: the account or token that asks; where nobody signs in whoever uses this machine,
 * by the name that they gave once, which may be none.
 */
export async function currentViewer(): Promise<Viewer> {
  const visiting = visitingAuthor()
  if (visiting) return visiting
  if (hasAccessControl()) return NOBODY
  const name = (await cookies()).get(AUTHOR_COOKIE)?.value ?? ''
  return { id: null, name: name.slice(0, MOST_AUTHOR), mayWrite: true, mayAll: true }
}
