'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect } from 'react'
import { noteVisit } from './visited'

/** Keeps in this browser that its page was looked at, for the list of what was looked at last. */
export function NoteVisit({ note }: { note: string }) {
  const path = usePathname()
  const search = useSearchParams().toString()
  useEffect(() => {
    // The title of a page arrives after the page.
    const timer = setTimeout(() => {
      const title = document.title.replace(/ · Skillscope$/, '')
      noteVisit({ title, note, href: search ? `${path}?${search}` : path })
    }, 800)
    return () => clearTimeout(timer)
  }, [path, search, note])
  return null
}
