import type { ModelPairs } from '@/lib/cells/pairs-by-policy'
import { standOf } from '@/lib/cells/list-model-pairs'
import { displayCost, displayCounted } from '@/lib/display'
import type { ConfigurationSize, SizeBasis } from '@/lib/domain/model-size'

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

/** What orders a pair, of one of its two: parameters in billions, or dollars; null where the reader chose. */
function sizeBy(basis: SizeBasis, { fact, costPerTrialUsd }: ConfigurationSize): number | null {
  if (basis === 'parameters') return fact?.parametersBillion ?? null
  if (basis === 'price') return fact?.inputUsdPerMtok ?? null
  return basis === 'cost' ? costPerTrialUsd : null
}

type SizeOf = (key: string) => ConfigurationSize

/** Both sizes by which a pair is ordered: `$0.20 against $0.21`; null where the reader chose. */
export function sayTwoSizes({ basis, small, large }: Pairs[number], of: SizeOf): string | null {
  const [one, two] = [small, large].map((key) => sizeBy(basis, of(key)))
  if (one == null || two == null) return null
  const unit = basis === 'price' ? ' in' : ''
  const say = (size: number) => (basis === 'parameters' ? `${size}B` : displayCost(size))
  return `${say(one)} against ${say(two)}${unit}`
}

/** Below this ratio the two cost about the same. */
const LEAST_RATIO = 1.1

/** How many listed pairs are ordered by costs that hardly differ; null where none. */
export function sayAlike(pairs: Pairs, of: SizeOf): string | null {
  const alike = pairs.filter(({ basis, small, large }) => {
    const [one, two] = [small, large].map((key) => sizeBy(basis, of(key)))
    return basis === 'cost' && one != null && two != null && two < LEAST_RATIO * one
  })
  if (alike.length === 0) return null
  return `In ${alike.length === pairs.length ? 'all' : alike.length} of the ${displayCounted(pairs.length, 'listed pair')} the runs of both cost about the same (less than a tenth apart): which is cheaper there is nearly chance.`
}
