'use client'

import { createContext, use, type ReactNode } from 'react'
import { whyNotAllowed, type Right, type Visitor } from '@/lib/domain/access'

/** Whoever looks; `anybody` where no one signs in, and everybody may everything. */
type Looker = Visitor | null | 'anybody'

const LookerContext = createContext<Looker>('anybody')

/** Says to all forms below who looks at them. */
export const MayDo = ({ looker, children }: { looker: Looker; children: ReactNode }) => (
  <LookerContext value={looker}>{children}</LookerContext>
)

/**
 * Why whoever looks may not do what needs a right, as a sentence; null when they may. For what is
 * offered: the action asks again.
 */
export function useWhyNot(right: Right | null): string | null {
  const looker = use(LookerContext)
  return right === null || looker === 'anybody' ? null : whyNotAllowed(looker, right)
}
