import type { ActionPhrase } from './action-phrase'
import type { Action } from './step-action'

/** The two arms that a tree sets against each other. */
export type Arm = 'without' | 'with'

/** One trial as the tree sees it; `hasPassed` is null where it has no reward. */
export interface TreeTrial {
  readonly uid: string
  readonly arm: Arm
  readonly hasPassed: boolean | null
  readonly actions: readonly Action[]
}

/** Trials of one arm that came along here, and how many of those with a reward passed. */
export interface ArmCount {
  readonly n: number
  readonly passed: number
  readonly known: number
}

export type PassCount = Pick<ArmCount, 'passed' | 'known'>

/** A deed that trials did at one place, and what they did next. */
export interface TreeNode {
  /** What was done, in words; null at the root, before anything was done. */
  readonly phrase: ActionPhrase | null
  readonly arms: Readonly<Record<Arm, ArmCount>>
  readonly trials: readonly string[]
  /** Trials that did nothing more after this. */
  readonly ended: readonly string[]
  /** Most trials first. */
  readonly children: readonly TreeNode[]
}

interface Deed {
  readonly key: string
  readonly phrase: ActionPhrase
}

/**
 * What a trial did, in broad strokes: deeds and skill use, without words and looking around; the
 * same again directly after is one deed. By group, so that two edits of a file are one branch.
 */
export function deedsOf(actions: readonly Action[]): Deed[] {
  const deeds: Deed[] = []
  for (const action of actions) {
    if (action.isCopied || action.isAbandoned || action.phrase.weight < 2) continue
    const key = action.usesSkill
      ? `${action.phrase.verb} ${action.phrase.code}`
      : `${action.group} ${action.phrase.verb}`
    if (deeds.at(-1)?.key !== key) deeds.push({ key, phrase: action.phrase })
  }
  return deeds
}

interface Walker {
  readonly trial: TreeTrial
  readonly deeds: readonly Deed[]
}

function countArm(walkers: readonly Walker[], arm: Arm): ArmCount {
  const own = walkers.filter(({ trial }) => trial.arm === arm)
  const known = own.filter(({ trial }) => trial.hasPassed !== null)
  return {
    n: own.length,
    passed: known.filter(({ trial }) => trial.hasPassed).length,
    known: known.length,
  }
}

function grow(walkers: readonly Walker[], depth: number, most: number): TreeNode {
  const branches = new Map<string, Walker[]>()
  if (depth < most) {
    for (const walker of walkers) {
      const key = walker.deeds[depth]?.key
      if (key === undefined) continue
      branches.set(key, [...(branches.get(key) ?? []), walker])
    }
  }
  const children = [...branches.values()].map((own) => grow(own, depth + 1, most))
  return {
    phrase: depth === 0 ? null : walkers[0]!.deeds[depth - 1]!.phrase,
    arms: { without: countArm(walkers, 'without'), with: countArm(walkers, 'with') },
    trials: walkers.map(({ trial }) => trial.uid),
    ended: walkers.filter(({ deeds }) => deeds.length === depth).map(({ trial }) => trial.uid),
    children: children.sort(
      (one, two) =>
        two.trials.length - one.trials.length || one.trials[0]!.localeCompare(two.trials[0]!),
    ),
  }
}

/** Deeds of a trial that a tree follows; alike beyond that, runs hardly ever are. */
export const MOST_DEEDS = 12

/** All trials of two arms as a tree of what they did first, second, …, at most `depth` deeds deep. */
export const buildActionTree = (trials: readonly TreeTrial[], depth = MOST_DEEDS): TreeNode =>
  grow(
    trials.map((trial) => ({ trial, deeds: deedsOf(trial.actions) })),
    0,
    depth,
  )

/** Where the arms part: a branch that one arm takes and the other does not. */
export interface TreeParting {
  readonly node: TreeNode
  /** Share of each arm's trials at the fork that took the branch. */
  readonly share: Readonly<Record<Arm, number>>
  /** Trials of each arm at the fork. */
  readonly of: Readonly<Record<Arm, number>>
  /** Of both arms: those that took the branch and the others at the fork, as far as rewards are known. */
  readonly took: PassCount
  readonly others: PassCount
  readonly depth: number
}

const passCount = ({ arms }: TreeNode): PassCount => ({
  passed: arms.without.passed + arms.with.passed,
  known: arms.without.known + arms.with.known,
})

const weightOf = (node: TreeNode) => node.phrase?.weight ?? 0

/**
 * The branch whose share differs most between the arms, among forks that trials of both reach;
 * the earliest of equals, there skill use first. Null when no fork has trials of both.
 */
export function findTreeParting(tree: TreeNode): TreeParting | null {
  let best: TreeParting | null = null
  const difference = ({ share }: TreeParting) => Math.abs(share.with - share.without)
  let level = [tree]
  for (let depth = 1; level.length > 0; depth += 1) {
    for (const fork of level) {
      if (fork.arms.without.n === 0 || fork.arms.with.n === 0) continue
      for (const node of fork.children) {
        const share = {
          without: node.arms.without.n / fork.arms.without.n,
          with: node.arms.with.n / fork.arms.with.n,
        }
        const of = { without: fork.arms.without.n, with: fork.arms.with.n }
        const took = passCount(node)
        const all = passCount(fork)
        const others = { passed: all.passed - took.passed, known: all.known - took.known }
        const found = { node, share, of, took, others, depth }
        const more = difference(found) - (best ? difference(best) : 0)
        const isHeavier =
          best !== null && best.depth === depth && weightOf(node) > weightOf(best.node)
        if (more > 0 || (more === 0 && isHeavier)) best = found
      }
    }
    level = level.flatMap((node) => node.children)
  }
  return best
}
