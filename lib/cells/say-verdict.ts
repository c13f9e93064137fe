import { displayCounted, displayPoints } from '@/lib/display'
import { whyNoInterval } from '@/lib/domain/no-interval'
import { visibleName } from '@/lib/domain/visible-text'
import type { ExperimentFrame } from './describe-contrast'
import type { Headline } from './make-headline'
import type { HarmCount } from './rank-harms'

/** The verdict in plain words: what skills did to success, and whether any task was harmed. */
export interface VerdictWords {
  readonly verdict: string
  /** Null where a view does not test tasks. */
  readonly harm: string | null
}

type Told = Pick<Headline, 'gain' | 'verdict' | 'without' | 'with' | 'isEquivalent'>
type Compared = Pick<ExperimentFrame, 'conditions'> & {
  readonly contrast: NonNullable<ExperimentFrame['contrast']>
}
type Harms = Pick<HarmCount, 'nTasks' | 'nStrong' | 'nSuggestive' | 'nNotTested'>

/** One sentence on the gain of a contrast, one on harm; the numbers behind stand below them. */
export function sayVerdict(compared: Compared, told: Told, harms: Harms | null): VerdictWords {
  return { verdict: sayGain(compared, told), harm: harms && sayHarm(harms) }
}

function sayGain(compared: Compared, { gain, verdict, isEquivalent, ...rates }: Told): string {
  const { contrast } = compared
  const name = nameOf(compared)
  if (gain.estimate === null)
    return `Whether ${name.inside} helped cannot be told: ${why(gain, contrast)}.`
  const way = `from ${percent(rates.without)} to ${percent(rates.with)}`
  const points = `${displayPoints(gain.estimate)} points`
  switch (verdict) {
    case 'helps':
    case 'hurts':
      return (
        `${name.first} ${verdict === 'helps' ? 'raised' : 'lowered'} success ${way}: ` +
        `${points}, ${likely(gain)}${isEquivalent ? ', surely less than 5 points' : ''}.`
      )
    case 'no_sizeable_effect':
      return `${name.first} changed success by less than 5 points either way: ${way}, ${points}, ${likely(gain)}.`
    case 'cannot_tell':
      return (
        `Whether ${name.inside} helped cannot be told yet: success went ${way}, ${points}, ` +
        `but anything ${between(gain)} fits these runs.`
      )
    case null:
      return `Success went ${way}, ${points}; how sure that is cannot be told: ${why(gain, contrast)}.`
  }
}

const why = ({ nTasks }: Told['gain'], contrast: Compared['contrast']) =>
  whyNoInterval(nTasks, contrast)

/** Skills, where that is all there is to compare; else the name of what was compared. */
function nameOf({ conditions, contrast }: Compared): { first: string; inside: string } {
  const known = conditions.filter(({ kind }) => kind !== 'unknown')
  if (known.length === 2 && contrast.without.kind === 'no_skills')
    return { first: 'Skills', inside: 'skills' }
  const [name, other] = [contrast.with.label, contrast.without.label].map(visibleName)
  const inside = contrast.without.kind === 'no_skills' ? name! : `${name!} against ${other!}`
  return { first: inside.charAt(0).toUpperCase() + inside.slice(1), inside }
}

const percent = (rate: number | null) => (rate === null ? '—' : `${Math.round(rate * 100)} %`)

const end = (value: number) =>
  value < -1 ? 'less than −100' : value > 1 ? 'more than +100' : displayPoints(value)

const between = ({ low, high }: Told['gain']) => `between ${end(low!)} and ${end(high!)}`
const likely = (gain: Told['gain']) => `very likely ${between(gain)}`

/** Only what survives the correction is shown to be harmed. */
export function sayHarm({ nTasks, nStrong, nSuggestive, nNotTested }: Harms): string | null {
  if (nTasks === 0) return null
  if (nNotTested === nTasks) return 'No task could be tested for harm.'
  const more = nStrong === 0 ? '' : ' more'
  const again = `${nSuggestive === 1 ? 'one' : nSuggestive}${more} ${nSuggestive === 1 ? 'is' : 'are'} worth running again first`
  const hasAgain = nSuggestive > 0
  if (nStrong === 0) return `No task is shown to be harmed${hasAgain ? `, but ${again}` : ''}.`
  const harmed = displayCounted(nStrong, 'task is', 'tasks are')
  return `${harmed} shown to be harmed${hasAgain ? `, and ${again}` : ''}.`
}
