import type { FoundItem } from '@/lib/domain/find'

const KEY = 'last looked at'
const MOST = 12

const listeners = new Set<() => void>()
const NONE: readonly FoundItem[] = []
let known: { readonly text: string | null; readonly pages: readonly FoundItem[] } | null = null

const isItem = (value: unknown): value is FoundItem =>
  typeof value === 'object' &&
  value !== null &&
  ['title', 'note', 'href'].every((name) => typeof Reflect.get(value, name) === 'string')

function parse(text: string | null): readonly FoundItem[] {
  if (text === null) return NONE
  try {
    const pages: unknown = JSON.parse(text)
    // Only pages of this server: what else is kept there is nobody's link.
    return Array.isArray(pages)
      ? pages.filter(isItem).filter(({ href }) => /^\/(?!\/)/.test(href))
      : NONE
  } catch {
    return NONE
  }
}

/** A browser may forbid keeping anything: then there is nothing. */
function stored(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

/** The pages last looked at in this browser, latest first; the same list while nothing changed. */
export function visitedPages(): readonly FoundItem[] {
  const text = stored()
  if (known?.text !== text || known === null) known = { text, pages: parse(text) }
  return known.pages
}

export const noPages = () => NONE

export function onVisit(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Notes that a page is looked at. */
export function noteVisit(page: FoundItem) {
  const path = (href: string) => href.split('?')[0]
  const others = visitedPages().filter(({ href }) => path(href) !== path(page.href))
  try {
    localStorage.setItem(KEY, JSON.stringify([page, ...others].slice(0, MOST)))
  } catch {
    return
  }
  listeners.forEach((listener) => listener())
}
