import { displayCounted, displayPoints } from '@/lib/display'
import { conditionKindLabel, nameInSentence } from '@/lib/domain/condition'
import { whyNoInterval } from '@/lib/domain/no-interval'
import { visibleName } from '@/lib/domain/visible-text'
import { isBeforeCorrection, sayBeforeCorrection } from './among-conditions'
import type { ExperimentFrame } from './describe-contrast'
import { isThinComparison, sayThin } from './thin-comparison'
import type { Headline } from './make-headline'
import type { HarmCount } from './rank-harms'

/** The verdict in plain words: what skills did to success, and whether any task was harmed. */
export interface VerdictWords {
  readonly verdict: string
  /** Null where a view does not test tasks. */
  readonly harm: string | null
}

type Told = Pick<Headline, 'gain' | 'verdict' | 'without' | 'with' | 'isEquivalent'> &
  Partial<Pick<Headline, 'among' | 'isMeanReward' | 'hidesRare'>> & {
    readonly coverage: Pick<Headline['coverage'], 'nTasks' | 'plannedTasks'>
  }
export type Compared = Pick<ExperimentFrame, 'conditions'> & {
  readonly contrast: NonNullable<ExperimentFrame['contrast']>
}
type Harms = Pick<HarmCount, 'nTasks' | 'nStrong' | 'nSuggestive' | 'nNotTested'>

/** One sentence on the gain of a contrast, one on harm; the numbers behind stand below them. */
export function sayVerdict(compared: Compared, told: Told, harms: Harms | null): VerdictWords {
  const said = sayGain(compared, told)
  return {
    verdict: isUnshown(compared) ? `${said} ${NO_SKILL_SHOWN}` : said,
    harm: harms && sayHarm(harms, told.verdict),
  }
}

/** Stands wherever a comparison with no skills has no trace of a skill: what changed may be something else. */
export const NO_SKILL_SHOWN = 'No log shows that a skill was offered or read.'

/** Against no skills, and nothing but its name says that a condition had any. */
export const isUnshown = ({ contrast }: Compared): boolean =>
  contrast.without.kind === 'no_skills' && !contrast.showsSkills

/** A condition by what tells it apart: `curated skills, asked to check` of which no log shows skills is `asked to check`. */
export function nameWithoutSkills({ kind, label }: Compared['contrast']['with']): string {
  const start = `${conditionKindLabel(kind)}, `
  return visibleName(label.startsWith(start) ? label.slice(start.length) : label)
}

function sayGain(compared: Compared, told: Told): string {
  const { gain, verdict, coverage } = told
  if (isThinComparison(coverage)) return sayThin(coverage)
  const whether = isUnshown(compared) ? unshownNames(compared).better : nameOf(compared).helped
  if (gain.estimate === null)
    return `Whether ${whether} cannot be told: ${why(gain, compared.contrast)}.`
  const atEnd = verdict === 'helps' || verdict === 'hurts' ? null : sayAtEnd(told)
  if (atEnd !== null) return atEnd
  return isUnshown(compared) ? sayUnshown(compared, told) : sayChange(compared, told)
}

function unshownNames({ contrast }: Compared) {
  const other = `“${nameWithoutSkills(contrast.with)}”`
  const base = `“${visibleName(contrast.without.label)}”`
  return { other, base, better: `${other} did better than ${base}` }
}

/** The same finding without the word skills: that they did it is not known. */
function sayUnshown(compared: Compared, { gain, verdict, isMeanReward, ...told }: Told): string {
  const { other, base, better } = unshownNames(compared)
  const points = displayPoints(Math.abs(gain.estimate!)).replace('+', '')
  const way = gain.estimate! < 0 ? 'lower' : 'higher'
  const found = `${isMeanReward ? 'The mean reward' : 'Success'} was ${points} points ${way} under ${other} than under ${base}`
  const against = `${percent(told.with)} against ${percent(told.without)}`
  switch (verdict) {
    case 'helps':
    case 'hurts':
      return `${found}: ${against}, ${saySure(gain, told)}.`
    case 'no_sizeable_effect':
      return `${found}, less than 5 points either way: ${against}, ${likely(gain)}.`
    case 'cannot_tell':
      return `Whether ${better} cannot be told yet: ${against}, ${displayPoints(gain.estimate)} points, but anything ${between(gain)} fits these runs${orRare(told)}.`
    case null:
      return `${found}: ${against}; how sure that is cannot be told: ${why(gain, compared.contrast)}.`
  }
}

function sayChange(compared: Compared, { gain, verdict, isMeanReward, ...told }: Told): string {
  const name = nameOf(compared)
  const way = `from ${percent(told.without)} to ${percent(told.with)}`
  const points = `${displayPoints(gain.estimate)} points`
  const success = isMeanReward ? 'the mean reward' : 'success'
  switch (verdict) {
    case 'helps':
    case 'hurts':
      return `${name.first} ${verdict === 'helps' ? 'raised' : 'lowered'} ${success} ${way}: ${points}, ${saySure(gain, told)}.`
    case 'no_sizeable_effect':
      return `${name.first} changed ${success} by less than 5 points either way: ${way}, ${points}, ${likely(gain)}.`
    case 'cannot_tell':
      return `Whether ${name.helped} cannot be told yet: ${success} went ${way}, ${points}, but anything ${between(gain)} fits these runs${orRare(told)}.`
    case null:
      return `${isMeanReward ? 'The mean reward' : 'Success'} went ${way}, ${points}; how sure that is cannot be told: ${why(gain, compared.contrast)}.`
  }
}

/** The interval of a change beyond noise, and what else bears on how sure it is. */
const saySure = (
  gain: Told['gain'],
  { isEquivalent, among }: Pick<Told, 'isEquivalent' | 'among'>,
) =>
  likely(gain) +
  (isEquivalent ? ', surely less than 5 points' : '') +
  (isBeforeCorrection(among) ? `; ${sayBeforeCorrection(among)}` : '')

/** An interval that would do, over tasks too few for it. */
const orRare = ({ hidesRare }: Pick<Told, 'hidesRare'>) =>
  hidesRare
    ? ', and so few tasks cannot rule out that rare ones, wholly lost or gained, make up 5 points'
    : ''

const why = (gain: Told['gain'], contrast: Compared['contrast']) => whyNoInterval(gain, contrast)

/** Where every run failed, or every one passed, nothing could have shown an effect. */
function sayAtEnd({ without, with: other }: Pick<Told, 'without' | 'with'>): string | null {
  if (without !== other) return null
  if (without === 0)
    return 'No run passed any task under either condition: these tasks cannot show whether skills help.'
  return without === 1
    ? 'Every run passed its task under either condition: these tasks are too easy to show whether skills help.'
    : null
}

interface Names {
  /** At the start of a sentence, and within one. */
  readonly first: string
  readonly inside: string
  /** What is asked of it: `skills helped`, `a did better than b`. */
  readonly helped: string
}

/** Skills, where that is all there is to compare; else the name of what was compared. */
function nameOf({ conditions, contrast }: Compared): Names {
  const known = conditions.filter(({ kind }) => kind !== 'unknown')
  if (known.length === 2 && contrast.without.kind === 'no_skills')
    return { first: 'Skills', inside: 'skills', helped: 'skills helped' }
  const [name, other] = [contrast.with.label, contrast.without.label].map(nameInSentence)
  const isOfNone = contrast.without.kind === 'no_skills'
  const inside = isOfNone ? name! : `${name!} against ${other!}`
  const helped = isOfNone ? `${name!} helped` : `${name!} did better than ${other!}`
  return { first: inside.charAt(0).toUpperCase() + inside.slice(1), inside, helped }
}

/** Under what a run is more or less than another: `with skills`, `with curated`, `under a than under b`. */
export function sayUnder(compared: Compared): string {
  const { without, with: other } = compared.contrast
  if (isUnshown(compared))
    return `under “${nameWithoutSkills(other)}” than under “${visibleName(without.label)}”`
  return without.kind === 'no_skills'
    ? `with ${nameOf(compared).inside}`
    : `under ${visibleName(other.label)} than under ${visibleName(without.label)}`
}

const percent = (rate: number | null) => (rate === null ? '—' : `${Math.round(rate * 100)} %`)

const end = (value: number) =>
  value < -1 ? 'less than −100' : value > 1 ? 'more than +100' : displayPoints(value)

const between = ({ low, high }: Told['gain']) => `between ${end(low!)} and ${end(high!)}`
const likely = (gain: Told['gain']) => `very likely ${between(gain)}`

/** Only what survives the correction is shown to be harmed. */
export function sayHarm(
  { nTasks, nStrong, nSuggestive, nNotTested }: Harms,
  verdict: Told['verdict'] = null,
): string | null {
  if (nTasks === 0) return null
  if (nNotTested === nTasks) return 'No task could be tested for harm.'
  const nTested = nTasks - nNotTested
  // That none is shown says little where most could not have been.
  const none =
    nNotTested < nTested
      ? 'No task is shown to be harmed'
      : `Only ${nTested} of ${nTasks} tasks could be tested for harm; none is shown to be harmed`
  const more = nStrong === 0 ? '' : ' more'
  const again = `${nSuggestive === 1 ? 'one' : nSuggestive}${more} ${nSuggestive === 1 ? 'is' : 'are'} worth running again first`
  const hasAgain = nSuggestive > 0
  // Success fell over all: that no task stands out alone is no sign that none was harmed.
  if (nStrong === 0 && verdict === 'hurts')
    return `Which tasks were harmed cannot be told one by one${hasAgain ? `; ${again}` : ''}.`
  if (nStrong === 0) return `${none}${hasAgain ? `, but ${again}` : ''}.`
  const harmed = displayCounted(nStrong, 'task is', 'tasks are')
  return `${harmed} shown to be harmed${hasAgain ? `, and ${again}` : ''}.`
}
