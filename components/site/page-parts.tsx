'use client'

import { NuqsAdapter } from 'nuqs/adapters/next/app'
import type { ReactNode } from 'react'
// What the frame of every page is made of. Named here, below the layout, they come once: a browser would
// else load them with each page again, and twice more with the not-found pages that Next sends along.
import '@/components/find/find-field'
import '@/components/find/note-visit'
import './carried-link'
import './experiment-tabs'
import './theme-switch'

/** What all pages stand in: the reader of the address, and the parts that they share. */
export const PageParts = ({ children }: { children: ReactNode }) => (
  <NuqsAdapter>{children}</NuqsAdapter>
)
