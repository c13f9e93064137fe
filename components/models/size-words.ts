import type { ModelPairs } from '@/lib/cells/pairs-by-policy'
import { standOf } from '@/lib/cells/list-model-pairs'
import { displayCounted } from '@/lib/display'
import type { SizeBasis } from '@/lib/domain/model-size'

type Pairs = ModelPairs['pairs']

const COUNTED: Record<SizeBasis, string> = {
  parameters: 'by parameters',
  price: 'by list price',
  cost: 'by cost a trial',
  reader: 'by your choice',
}

/** A model known by its price or its cost only is cheaper; whether it is smaller nobody said. */
export function sizeWords(pairs: Pairs) {
  const isCheap = pairs.some(({ basis }) => basis === 'price' || basis === 'cost')
  const isSmall = pairs.some(({ basis }) => basis === 'parameters' || basis === 'reader')
  if (!isCheap) return { less: 'smaller', more: 'larger' }
  return isSmall
    ? { less: 'cheaper or smaller', more: 'dearer or larger' }
    : { less: 'cheaper', more: 'dearer' }
}

/** `1 by parameters, 25 by list price, 9 by cost a trial` */
export const sayBases = (pairs: Pairs): string =>
  (Object.keys(COUNTED) as SizeBasis[])
    .map((basis) => [pairs.filter((pair) => pair.basis === basis).length, COUNTED[basis]] as const)
    .filter(([n]) => n > 0)
    .map(([n, words]) => `${n} ${words}`)
    .join(', ')

/** How many of the listed pairs needed no skills for it; null where all were clearly behind. */
export function sayHeadStarts(pairs: Pairs): string | null {
  const count = (stand: ReturnType<typeof standOf>) =>
    pairs.filter((pair) => standOf(pair) === stand).length
  const [ahead, near] = [count('ahead'), count('near')]
  if (ahead + near === 0) return null
  const of = `Of ${displayCounted(pairs.length, 'listed pair')}`
  const parts = [
    ahead > 0 && `in ${ahead} the ${sizeWords(pairs).less} model was ahead without skills already`,
    near > 0 && `in ${near}${ahead > 0 ? ' more' : ''} it was at most 5 points behind`,
  ].filter(Boolean)
  const others = pairs.length - ahead - near
  const rest =
    others === 0 ? '' : ` The other ${others === 1 ? 'one stands' : `${others} stand`} first.`
  return `${of}, ${parts.join(', and ')}: there skills need not be why.${rest}`
}

const ORDER = { behind: 0, near: 1, ahead: 2 }

/** Within those that reach and those that do not: first the pairs in which skills may be why, else as they come. */
export const byStand = (a: Pairs[number], b: Pairs[number]): number => {
  const placeOf = (pair: Pairs[number]) => ORDER[standOf(pair) ?? 'behind']
  return Number(b.holds) - Number(a.holds) || placeOf(a) - placeOf(b)
}
