import type { FoundItem } from '@/lib/domain/find'
import { docHref, DOCS, headingId } from '@/lib/url/docs'
import { readDoc } from './read-doc'

const MOST_ITEMS = 6

interface Place extends FoundItem {
  /** What words are looked for in. */
  readonly text: string
}

async function readPlaces(): Promise<readonly Place[]> {
  const places = await Promise.all(
    DOCS.map(async ({ path, title, says }) => {
      const text = (await readDoc(path)) ?? ''
      // A fence of code may hold lines that look like headings.
      const headings = text.replace(/^```[^]*?^```/gm, '').matchAll(/^#{2,4} (.+)$/gm)
      return [
        { title, note: says, href: docHref(path), text: `${title} ${says}` },
        ...[...headings].map(([, heading]) => {
          const name = heading!.replaceAll('`', '')
          return { title: name, note: title, href: docHref(path, headingId(heading!)), text: name }
        }),
      ]
    }),
  )
  return places.flat()
}

// The docs are part of the program: read once.
let known: Promise<readonly Place[]> | null = null

/** Docs and their headings that have every word of a text. */
export async function findDocs(q: string) {
  known ??= readPlaces()
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  const found = (await known).filter(({ text }) =>
    words.every((word) => text.toLowerCase().includes(word)),
  )
  const items = found.slice(0, MOST_ITEMS).map(({ title, note, href }) => ({ title, note, href }))
  return { items: words.length === 0 ? [] : items, total: found.length }
}
