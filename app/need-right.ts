import { notFound } from 'next/navigation'
import type { Right, Visitor } from '@/lib/domain/access'
import { currentVisit, whyNotDo } from '@/lib/server/access/visit'

/** Who asks for a page about access. It is nowhere without access control, and for who lacks the right. */
export function needVisitor(right: Right): Visitor {
  const visitor = currentVisit()?.visitor
  if (!visitor || whyNotDo(right) !== null) notFound()
  return visitor
}
