import { posix } from 'node:path'
import type { Finding } from './finding'
import type { SourceTree } from './source-tree'

/** How a path must be written; null: as it is. */
function whyOdd(from: string, specifier: string, target: string | null): string | null {
  if (/^\.\.(?:\/|$)/.test(specifier)) return `write @/… and not ${specifier}`
  // Settings of tools, and what plain Node runs, do not know `@/`.
  if (target === null || !from.includes('/') || from.endsWith('.mjs')) return null
  const isBeside = posix.dirname(target) === posix.dirname(from)
  if (isBeside && specifier.startsWith('@/')) return `write ./… and not ${specifier}`
  if (!isBeside && specifier.startsWith('.')) return `write @/… and not ${specifier}`
  return null
}

/** Imports of the same folder that are not `./x`, and of others that are not `@/…`. */
export function findOddPaths(tree: SourceTree): Finding[] {
  return [...tree].flatMap(([path, { arrows }]) =>
    arrows.flatMap(({ specifier, target, line }) => {
      const why = whyOdd(path, specifier, target)
      const text = `${path}:${line}: ${why}`
      return why ? [{ rule: 'path' as const, key: `${path}: ${why}`, text }] : []
    }),
  )
}
