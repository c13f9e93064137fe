import { useRouter } from 'next/navigation'
import { useKeys } from '@/components/trajectory/reading/use-keys'
import { jumpNote, nextNumber } from '@/lib/trajectory/filter-steps'
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
  readonly say: (text: string) => void
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
  const jumpToDifference = (direction: 1 | -1) => {
    jump(nextNumber(list.differences, current, direction))
    const note = jumpNote(list.differences, current, direction, 'difference')
    if (note !== null) options.say(note)
  }
  const jumpToParting = () => {
    jump(options.parting)
    if (options.parting === null) options.say('The two do not part.')
  }
  useKeys({
    n: () => jumpToDifference(1),
    p: () => jumpToDifference(-1),
    d: jumpToParting,
    j: () => move(1),
    k: () => move(-1),
    g: () => jump(shown[0] ?? null),
    G: () => jump(shown.at(-1) ?? null),
    f: () => actions.toggle(current),
    x: () => router.push(diffHref({ left: options.right, right: options.left })),
    c: () => actions.copyLink(current),
    w: () => actions.note?.(current),
    '?': options.showHelp,
  })
}
