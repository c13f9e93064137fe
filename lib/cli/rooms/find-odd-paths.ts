import { posix } from 'node:path'
import type { Finding } from './finding'
import type { SourceTree } from './source-tree'

/** How a path must be written; null: as it is. */
function whyOdd(from: string, specifier: string, target: string | null): string | null {
  if (/^\.\.(?:\/|$)/.test(specifier)) return `write @/… and not ${specifier}`
  // Settings of tools, and what plain Node runs, do not know `@/`.
  if (target === null || !from.includes('/') || from.endsWith('.mjs')) return null
  const folder = posix.dirname(from)
  if (posix.dirname(target) === folder)
    return specifier.startsWith('@/') ? `write ./… and not ${specifier}` : null
  // A folder beside may be named like a file: `./acp` for `acp/index.ts`.
  const isFolder = target === posix.join(folder, specifier, 'index.ts')
  if (specifier.startsWith('.') && !isFolder) return `write @/… and not ${specifier}`
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
