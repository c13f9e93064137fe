import { isTest, type Finding } from './finding'
import type { SourceTree } from './source-tree'

/** Files that Next finds by their names. */
const IS_ROUTE =
  /^app\/(?:.*\/)?(?:page|layout|template|loading|error|global-error|not-found|default|route)\.tsx?$/
/** Tests that a runner finds by their names. */
const IS_RUN = /\.(?:test|bench|spec)\.tsx?$/

/** This checker names files to say what is wrong with them, not to use them. */
const NAMES_AS_DATA = /^lib\/cli\/rooms\//

/** Whether a file is used without an import: a route, a setting, a command of `package.json`. */
const isEntry = (path: string) => !path.includes('/') || IS_ROUTE.test(path)

/** All files that can be reached from some by imports and by names of files. */
function reachedFrom(tree: SourceTree, starts: readonly string[]): Set<string> {
  const reached = new Set(starts)
  for (const path of reached) {
    const file = tree.get(path)
    for (const { target } of file?.arrows ?? []) if (target) reached.add(target)
    if (!NAMES_AS_DATA.test(path)) for (const started of file?.started ?? []) reached.add(started)
  }
  return reached
}

/** Files that nothing uses, and files of the product that only tests use. */
export function findOrphans(tree: SourceTree): Finding[] {
  const paths = [...tree.keys()]
  const product = reachedFrom(tree, paths.filter(isEntry))
  const tests = reachedFrom(tree, [...product, ...paths.filter((path) => IS_RUN.test(path))])
  return paths
    .filter((path) => !(isTest(path) ? tests : product).has(path))
    .map((path) => ({
      rule: 'orphan',
      key: path,
      text: tests.has(path) ? `${path}: only tests use it` : `${path}: nothing uses it`,
    }))
}
