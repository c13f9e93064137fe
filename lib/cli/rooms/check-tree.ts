import { ROOMS, type Room } from './allowed-arrows'
import { findCircles } from './find-circles'
import { findConfusingNames } from './find-confusing-names'
import { findForbiddenArrows } from './find-forbidden-arrows'
import { findOddPaths } from './find-odd-paths'
import { findOrphans } from './find-orphans'
import type { Finding } from './finding'
import type { SourceTree } from './source-tree'

/** Everything in a tree of code that breaks a rule of docs/architecture.md. */
export const checkTree = (tree: SourceTree, rooms: readonly Room[] = ROOMS): Finding[] => [
  ...findForbiddenArrows(tree, rooms),
  ...findCircles(tree, rooms),
  ...findOrphans(tree),
  ...findOddPaths(tree),
  ...findConfusingNames(tree),
]
