import { useRouter } from 'next/navigation'
import { useKeys } from '@/components/trial/use-keys'
import { nextNumber } from '@/lib/domain/filter-steps'
import { diffHref } from '@/lib/url/diff'
import type { RowActions } from './diff-row-view'
import type { DiffList } from './use-diff-list'

interface DiffKeysOptions {
  readonly list: DiffList
  readonly current: number
  readonly parting: number | null
  /** Permalink ids of the two sides. */
  readonly left: string
  readonly right: string
  readonly jump: (row: number | null) => void
  readonly actions: RowActions
  readonly showHelp: () => void
}

/** Lets the keys do what DIFF_KEYS says. */
export function useDiffKeys(options: DiffKeysOptions) {
  const { list, current, jump, actions } = options
  const router = useRouter()
  const { shown } = list
  const move = (direction: 1 | -1) => {
    const at = shown.findIndex((key) => key >= current)
    jump(shown[Math.min(shown.length - 1, Math.max(0, at + direction))] ?? null)
  }
  useKeys({
    n: () => jump(nextNumber(list.differences, current, 1)),
    p: () => jump(nextNumber(list.differences, current, -1)),
    d: () => jump(options.parting),
    j: () => move(1),
    k: () => move(-1),
    g: () => jump(shown[0] ?? null),
    G: () => jump(shown.at(-1) ?? null),
    f: () => actions.toggle(current),
    x: () => router.push(diffHref({ left: options.right, right: options.left })),
    c: () => actions.copyLink(current),
    '?': options.showHelp,
  })
}
