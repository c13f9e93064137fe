import type { HarmCount } from '@/lib/cells/rank-harms'
import type { TrueChanges } from '@/lib/cells/count-luck'
import { displayCounted } from '@/lib/display'
import type { ConditionKind } from '@/lib/domain/condition'
import type { HarmSide } from '@/lib/domain/gain'
import type { HarmLuckTwoYardsticks, LuckYardstick } from '@/lib/stats/harm-luck-two-yardsticks'

type Counts = Pick<HarmCount, 'nNegative' | 'nStrong' | 'nSuggestive'>
type Tested = Counts & Pick<HarmCount, 'nTasks' | 'nNotTested'>

/** Tasks beyond noise: those alone that survive the correction for looking at all (spec 4.5). */
export const displayBeyondNoise = ({ nStrong, nNegative }: Counts): string =>
  nNegative === 0 ? 'none' : `${nStrong} of ${nNegative} beyond noise`

/** What is no evidence yet, only the first to run again: `1 more is worth running again first`. */
export function saySuggestive({ nStrong, nSuggestive }: Counts): string | null {
  if (nSuggestive === 0) return null
  const more = nStrong === 0 ? '' : ' more'
  return `${nSuggestive}${more} ${nSuggestive === 1 ? 'is' : 'are'} worth running again first`
}

function sayStandOut(harms: Tested): string {
  const { nStrong, nNegative, nTasks, nNotTested } = harms
  if (nTasks > 0 && nNotTested === nTasks) return 'None has the runs to be told from noise.'
  const suggestive = saySuggestive(harms)
  const standOut =
    nStrong === 0
      ? 'None stands out from noise'
      : `${nStrong} of ${nNegative} ${nStrong === 1 ? 'stands' : 'stand'} out from noise`
  return `${standOut}${suggestive ? `; ${suggestive}` : ''}.`
}

const WORDS = { harms: 'worse', helps: 'better' } as const

/** What luck is set against: skills that do nothing, or two conditions with skills that are alike. */
const YARDSTICKS = {
  skills: {
    nothing: 'skills did nothing',
    all: (alike: string) => `skills ${alike} every task by the same odds`,
    asNothing: 'So as many as when skills do nothing',
    something: 'So skills do something, and not the same for every task.',
  },
  conditions: {
    nothing: 'both conditions were alike',
    all: (alike: string) => `every task were ${alike} by the same odds`,
    asNothing: 'So as many as when both conditions are alike',
    something: 'So the conditions differ, and not the same for every task.',
  },
} as const

type Compared = keyof typeof YARDSTICKS

/** Whether a contrast is of skills against none, or of two conditions that both have some. */
export const comparedBy = (without: { readonly kind: ConditionKind } | undefined): Compared =>
  without === undefined || without.kind === 'no_skills' ? 'skills' : 'conditions'

/** `33 (25 to 41)`; below one task with a decimal, since none and one are not alike. */
const range = ({ expectedNegative: mean, lo, hi }: LuckYardstick) =>
  `${mean! > 0 && mean! < 1 ? mean!.toFixed(1) : Math.round(mean!)} (${lo} to ${hi})`

const isWithin = (observed: number, { lo, hi }: LuckYardstick) =>
  lo !== null && hi !== null && observed >= lo && observed <= hi

/** How many tasks stand out, and how many luck alone would move that way, by two yardsticks. */
export function luckSentence(
  harms: HarmCount,
  luck: HarmLuckTwoYardsticks | null,
  side: HarmSide = 'harms',
  compared: Compared = 'skills',
): string {
  const standOut = sayStandOut(harms)
  if (luck === null || luck.nTasks === 0)
    return `${sayOneYardstick(harms, WORDS[side], compared)} ${standOut}`
  return `${sayTwoYardsticks(luck, side, harms, compared)} ${standOut}`
}

/** The same without which tasks stand out: where that is said already. */
export const sayLuck = (
  harms: HarmCount,
  luck: HarmLuckTwoYardsticks | null,
  compared: Compared,
): string =>
  luck === null || luck.nTasks === 0
    ? sayOneYardstick(harms, WORDS.harms, compared)
    : sayTwoYardsticks(luck, 'harms', harms, compared)

function sayTwoYardsticks(
  luck: HarmLuckTwoYardsticks,
  side: HarmSide,
  harms: HarmCount,
  compared: Compared,
): string {
  const { nTasks, observedNegative: n, observedGain, nothing, common } = luck
  const word = WORDS[side]
  const others = harms.nTasks - nTasks
  const counted =
    `${n} of ${displayCounted(nTasks, 'task')} ${n === 1 ? 'looks' : 'look'} ${word}` +
    (others > 0
      ? ` (${displayCounted(others, 'task')} with partial rewards${harms.nNotTested === 0 ? '' : ' or without a test'} not counted here).`
      : '.')
  if (nothing.sd === 0)
    return `${counted} No task has, within one configuration, runs that passed and runs that failed, so that luck could move none.`
  const words = YARDSTICKS[compared]
  const first = `If ${words.nothing}, luck would make ${range(nothing)} look ${word}`
  if (observedGain === null || common.lo === null)
    return `${counted} ${first}.${isWithin(n, nothing) ? ` ${words.asNothing}${butOne(harms.nStrong > 0)}.` : ''}`
  // Seen from the side of help the arms are swapped.
  const helped = side === 'harms' ? observedGain >= 0 : observedGain <= 0
  const alike = helped ? 'helped' : 'hurt'
  return `${counted} ${first}; if ${words.all(alike)}, ${range(common)}. ${sayBoth(luck, side, alike, { hasStrong: harms.nStrong > 0, words })}`
}

/** A task that stands out by its own test is a sign, whatever their number. */
const butOne = (hasStrong: boolean) =>
  hasStrong ? ', though a single task can be more than that' : ''

function sayBoth(
  luck: HarmLuckTwoYardsticks,
  side: HarmSide,
  alike: 'helped' | 'hurt',
  { hasStrong, words }: { hasStrong: boolean; words: (typeof YARDSTICKS)[Compared] },
): string {
  const { observedNegative: n, nothing, common } = luck
  if (isWithin(n, common)) {
    const isNone = side === 'harms' && alike === 'helped' && !hasStrong
    const but = isNone ? ': no sign that any is hurt' : butOne(hasStrong)
    if (isWithin(n, nothing)) return `So as many as luck gives either way${but}.`
    return `So as many as luck gives when every task is ${alike} alike${but}.`
  }
  return isWithin(n, nothing) ? `${words.asNothing}${butOne(hasStrong)}.` : words.something
}

/** Where rewards are partial only the first yardstick exists. */
function sayOneYardstick(harms: HarmCount, word: string, compared: Compared): string {
  const { nNegative, expectedNegative, expectedSd, nWithoutChance } = harms
  const count = `${displayCounted(nNegative, 'task')} ${nNegative === 1 ? 'looks' : 'look'} ${word}`
  if (expectedNegative === null) return `${count}.`
  const skipped =
    nWithoutChance > 0
      ? ` (${displayCounted(nWithoutChance, 'task')} ${nWithoutChance === 1 ? 'allows' : 'allow'} no such estimate)`
      : ''
  return `${count}. If ${YARDSTICKS[compared].nothing}, luck would make about ${expectedNegative.toFixed(1)} ± ${expectedSd!.toFixed(1)} look ${word}${skipped}.`
}

const FEW_TASKS = 20

/** How many tasks are truly hurt (or helped), by the mixture; null where no task allows it. */
export function sayTrueChanges(
  { nTasks, expectedHurt, expectedHelped, nHurt, nHelped }: TrueChanges,
  side: HarmSide,
  nLook: number,
): string | null {
  const expected = side === 'harms' ? expectedHurt : expectedHelped
  if (nTasks === 0 || expected === null) return null
  const n = Math.round(expected)
  const [sure, word] = side === 'harms' ? [nHurt, 'hurt'] : [nHelped, 'helped']
  // So few tasks hardly move the mixture from what it starts with.
  const isFew = nTasks < FEW_TASKS
  const about =
    n === 0
      ? `Probably no task is truly ${word}, as far as can be told`
      : isFew
        ? `Estimated number of tasks truly ${word}: about ${n}`
        : `About ${displayCounted(n, 'task')} ${n === 1 ? 'is' : 'are'} probably truly ${word}`
  const certain = sure === 0 ? 'none' : String(sure)
  const rough = n === 0 ? 'mostly answers none' : 'is a rough guess'
  const few = isFew ? ` From fewer than ${FEW_TASKS} tasks this ${rough}.` : ''
  const looking =
    nLook - n > 1 && !isFew
      ? `${n === 0 ? 'the' : 'the others of the'} ${nLook} that look ${WORDS[side]} are probably not changed`
      : `${nLook === 0 ? 'none' : nLook} ${nLook < 2 ? 'looks' : 'look'} ${WORDS[side]}`
  return `${about} (${certain} with more than 90 % certainty); ${looking}.${few}`
}

/** Both yardsticks in a few words, beside a count. */
export function sayLuckInShort(
  { luck }: { luck: HarmLuckTwoYardsticks | null },
  compared: Compared = 'skills',
): string {
  if (luck === null || luck.nTasks === 0) return 'tasks that look worse'
  const { nothing, common } = luck
  const alike = common.lo === null ? '' : `, ${common.lo} to ${common.hi} if all were changed alike`
  return `look worse; by luck ${nothing.lo} to ${nothing.hi} if ${YARDSTICKS[compared].nothing}${alike}`
}
