import type { Strip, Way } from '@/lib/analysis/experiment/count-ways'
import { displayCounted, displayPoints } from '@/lib/display'
import { VERDICT_LABELS } from '@/lib/domain/gain'

const VERDICTS = [
  ['helps', 'helps'],
  ['hurts', 'hurts'],
  ['noSizeableEffect', 'no sizeable effect'],
  ['cannotTell', 'cannot tell'],
  ['none', 'no interval'],
] as const

/** What a way of counting chose, by its switches. */
export const WAY_WORDS = {
  uncertainty: { new_tasks: 'for new tasks', rerun: 'for these same tasks' },
  weighting: { tasks: 'each task once', trials: 'each trial once', domains: 'each domain once' },
  policy: {
    headline: 'broken machinery left out',
    fail: 'every error fails',
    completed_only: 'completed trials only',
  },
  configurations: { default: 'configurations that cover the tasks', all: 'all configurations' },
} as const

/**
 * Where one switch alone divides the verdicts, that: `all 9 for these same tasks say “helps”, all 9 for
 * new tasks “can’t tell yet”`. A count of ways alone would read like the toss of a coin. Null else.
 */
function sayDivided({ ways }: Strip): string | null {
  for (const [key, words] of Object.entries(WAY_WORDS)) {
    // The keys of the words are those of a way's switches.
    const of = (way: Way) => String(way[key as keyof typeof WAY_WORDS])
    const groups = Object.entries(words)
      .map(([value, name]) => ({ name, own: ways.filter((way) => of(way) === value) }))
      .filter(({ own }) => own.length > 0)
    const verdicts = groups.map(({ own }) => new Set(own.map(({ verdict }) => verdict)))
    const isClean = verdicts.every(({ size }) => size === 1)
    if (!isClean || new Set(verdicts.flatMap((own) => [...own])).size < 2) continue
    return groups
      .map(({ name, own: [first, ...rest] }) => {
        const said = first!.verdict ? VERDICT_LABELS[first!.verdict] : 'no interval'
        return `${rest.length === 0 ? 'the one' : `all ${rest.length + 1}`} ${name} “${said}”`
      })
      .join(', ')
  }
  return null
}

/** `6 of 6 ways of counting say helps.` */
export function sayWays(strip: Strip): string {
  const { counts, n } = strip
  if (n === 0) return 'No way of counting gives a gain.'
  const [most] = [...VERDICTS].sort((a, b) => counts[b[0]] - counts[a[0]])
  const [key, word] = most!
  const divided = sayDivided(strip)
  if (divided !== null) return `Of ${displayCounted(n, 'way')} of counting ${divided}.`
  return `${counts[key]} of ${displayCounted(n, 'way')} of counting ${counts[key] === 1 ? 'says' : 'say'} “${word}”.`
}

/**
 * Ways that give the numbers of another: they are counted all the same, so that a count of ways is no
 * count of different answers.
 */
export function sayAlikeWays({ ways }: Strip): string | null {
  const answers = new Set(ways.map(({ estimate, lo, hi }) => JSON.stringify([estimate, lo, hi])))
  const nAlike = ways.length - answers.size
  return nAlike === 0
    ? null
    : `${nAlike} of them give${nAlike === 1 ? 's' : ''} the same numbers as another, as a rule for errors does where it changes no trial.`
}

/** What the other ways say, and between what the gain moves. */
export function sayOtherWays(strip: Strip): string {
  if (strip.n === 0) return ''
  const { counts, minEstimate, maxEstimate, signChanges } = strip
  const [most] = [...VERDICTS].sort((a, b) => counts[b[0]] - counts[a[0]])
  // Where one switch divides them, the sentence before this one has them all.
  const others = VERDICTS.filter(
    ([key]) => key !== most![0] && counts[key] > 0 && sayDivided(strip) === null,
  ).map(([key, word]) => `${counts[key]} “${word}”`)
  const none = counts.hurts === 0 && most![0] === 'helps' ? 'None says hurts' : ''
  const rest =
    others.length === 0 ? none : `${others.join(', ')}${none ? `; ${none.toLowerCase()}` : ''}`
  const [lowest, highest] = [displayPoints(minEstimate), displayPoints(maxEstimate)]
  const range =
    lowest === highest
      ? `the gain is ${highest} pp in ${strip.n === 1 ? 'it' : 'all'}`
      : `the gain lies between ${lowest} and ${highest} pp`
  const sentence = rest === '' ? range : `${rest}; ${range}`
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.${signChanges ? ' Its sign hangs on how one counts.' : ''}`
}
