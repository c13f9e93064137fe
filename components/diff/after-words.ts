import type { AfterParting } from '@/lib/diff/summarize-after'
import { visibleText } from '@/lib/domain/visible-text'

type Rewrites = AfterParting['rewrites']

const often = (verb: string, n: number) =>
  n === 0 ? [] : [`${verb} ${n === 1 ? 'once' : `${n} times`}`]

/** Which file each side writes or edits most often; said once where it is the same. */
export function sayRewrites(left: Rewrites, right: Rewrites): string[] {
  const told = (who: string, { path, count, writes }: NonNullable<Rewrites>, s: string) => {
    const name = visibleText(path)
    const deeds = [...often(`write${s} it`, writes), ...often(`edit${s} it`, count - writes)]
    return `${who} ${deeds.join(' and ').replace(' it', ` ${name}`)}`
  }
  const isSame =
    left?.path === right?.path && left?.count === right?.count && left?.writes === right?.writes
  if (left && right && isSame) return [told('both', left, '')]
  return [...(left ? [told('left', left, 's')] : []), ...(right ? [told('right', right, 's')] : [])]
}
