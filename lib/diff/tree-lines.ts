import type { TreeNode } from './action-tree'

/** A node of a tree as it is listed. */
export interface TreeLine {
  readonly node: TreeNode
  readonly depth: number
  /** Deeds below it that are not listed, because one trial goes on alone from here; 0 for none. */
  readonly cutDeeds: number
}

/** Deeds below a node that one trial goes alone. */
function deedsBelow(node: TreeNode): number {
  const [child] = node.children
  return child ? 1 + deedsBelow(child) : 0
}

/** The tree below its root line by line; a branch that one trial goes alone ends after its first deed unless `isWhole`. */
export function treeLines(tree: TreeNode, isWhole: boolean, depth = 0): TreeLine[] {
  return tree.children.flatMap((node) => {
    const cutDeeds = isWhole || node.trials.length > 1 ? 0 : deedsBelow(node)
    const line = { node, depth, cutDeeds }
    return cutDeeds > 0 ? [line] : [line, ...treeLines(node, isWhole, depth + 1)]
  })
}
