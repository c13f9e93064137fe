import { posix } from 'node:path'
import { isTest, type Finding } from './finding'
import type { SourceTree } from './source-tree'

const stemOf = (path: string) => posix.basename(path).replace(/(?:\.\w+)+$/, '')

/** A name with every word in the singular: of two such siblings one is taken for the other. */
const singular = (name: string) =>
  name
    .split('-')
    .map((word) => word.replace(/ies$/, 'y').replace(/(?<!s)s$/, ''))
    .join('-')

/** Names of files, without their endings, and of folders, by the folder that they are in. */
function namesByFolder(paths: Iterable<string>): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>()
  const add = (folder: string, name: string) =>
    names.set(folder, (names.get(folder) ?? new Set<string>()).add(name))
  for (const path of paths) {
    add(posix.dirname(path), stemOf(path))
    for (let at = posix.dirname(path); at !== '.'; at = posix.dirname(at))
      add(posix.dirname(at), posix.basename(at))
  }
  return names
}

/** Names that are one but for a plural, in every group of more than one. */
function alikeOf(names: Iterable<string>): string[][] {
  const groups = new Map<string, string[]>()
  for (const name of [...names].sort())
    groups.set(singular(name), [...(groups.get(singular(name)) ?? []), name])
  return [...groups.values()].filter((alike) => alike.length > 1)
}

const findTwins = (tree: SourceTree): Finding[] =>
  [...namesByFolder(tree.keys())].flatMap(([folder, names]) =>
    alikeOf(names).map((alike) => {
      const key = `${folder}: ${alike.join(', ')}`
      return { rule: 'name', key, text: `${key} differ by a plural only` }
    }),
  )

/** Siblings that differ by a plural, and files that are named like a test and are none. */
export function findConfusingNames(tree: SourceTree): Finding[] {
  const noTests = [...tree.keys()].filter((path) => !isTest(path) && /-tests?$/.test(stemOf(path)))
  return [
    ...findTwins(tree),
    ...noTests.map((path) => ({
      rule: 'name' as const,
      key: path,
      text: `${path}: named like a test and is none`,
    })),
  ]
}
