import type { ExperimentSummary } from '@/lib/analysis/experiment/summarize-experiment'
import type { UseView } from '@/lib/analysis/use/view-use'
import type { ExperimentFrame } from '@/lib/cells/describe-contrast'
import type { UseFound } from '@/lib/cells/use-change'
import { isUnshown, NO_SKILL_SHOWN, nameWithoutSkills } from '@/lib/cells/say-verdict'
import {
  displayChange,
  displayChangeInterval,
  headlineUse,
  oneOf,
  sayBasis,
} from '@/lib/cells/use-words'
import { USE_NAMES } from '@/lib/domain/trial-measure'
import { visibleName } from '@/lib/domain/visible-text'
import { badgeSvg, type BadgeTone } from './badge-svg'
import { basisText, gainText } from './gain-words'

const MOST_LABEL_CHARS = 30

const TONES: Partial<Record<string, BadgeTone>> = { helps: 'help', hurts: 'hurt' }

type Compared = Pick<ExperimentFrame, 'contrast' | 'conditions'>

/** What was compared: skills, where that is all there is and some log shows them, else the condition's own label. */
function labelOf({ contrast, conditions }: Compared) {
  const known = conditions.filter(({ kind }) => kind !== 'unknown')
  if (!contrast) return 'skills'
  const unshown = isUnshown({ conditions, contrast })
  if (!unshown && known.length === 2 && contrast.without.kind === 'no_skills') return 'skills'
  const name = unshown ? nameWithoutSkills(contrast.with) : visibleName(contrast.with.label)
  const label = name.toLowerCase()
  return label.length > MOST_LABEL_CHARS ? `${label.slice(0, MOST_LABEL_CHARS - 1)}…` : label
}

/** `No skills → Curated`, in full: a badge has no room for it, its title has. */
function comparedText({ contrast, conditions }: Compared): string {
  if (!contrast) return ''
  const sides = `${visibleName(contrast.without.label)} → ${visibleName(contrast.with.label)}`
  return isUnshown({ conditions, contrast })
    ? `${sides} (${NO_SKILL_SHOWN.replace('No', 'no').replace('.', '')})`
    : sides
}

/** `+23 % [+11, +37]` */
const changeText = (found: UseFound) =>
  `${displayChange(found.change)} ${displayChangeInterval(found)}`

/**
 * `skills: +16.6 pp [+11.7, +21.5] · tokens +23 % [+11, +37]`, coloured by the verdict on success;
 * without numbers it says so.
 */
export function shareBadge(
  summary: Compared & Pick<ExperimentSummary, 'experiment' | 'headline' | 'use'>,
): string {
  const { experiment, headline, use } = summary
  const label = labelOf(summary)
  if (!headline || headline.gain.estimate === null)
    return badgeSvg(label, 'nothing compared yet', { tone: 'neutral' })
  const beside = headlineUse(use)
  const measure = beside && USE_NAMES[beside.measure].toLowerCase()
  const pair = beside && beside.change !== null ? ` · ${measure} ${changeText(beside)}` : ''
  return badgeSvg(label, `${gainText(headline.gain)}${pair}`, {
    tone: TONES[headline.verdict ?? ''] ?? 'neutral',
    title: [
      `${visibleName(experiment.name)}: change of success, ${comparedText(summary)}`,
      `${gainText(headline.gain)}, ${basisText(headline.gain)}`,
      ...(pair
        ? [`${measure} of a typical ${oneOf(beside!)} beside it: ${changeText(beside!)}`]
        : []),
    ].join('; '),
  })
}

/** `skills, tokens: +23 % [+11, +37]`: using more is no harm, so that it has no colour. */
export function shareUseBadge(
  view: Compared & Pick<UseView, 'experiment' | 'measure' | 'only' | 'change'>,
): string {
  const { experiment, measure, only, change } = view
  const name = USE_NAMES[measure].toLowerCase()
  const label = `${labelOf(view)}, ${name}`
  if (!change || change.change === null)
    return badgeSvg(label, 'nothing compared yet', { tone: 'neutral' })
  const among = only === 'solved' ? ' among tasks solved in both arms' : ''
  return badgeSvg(label, changeText(change), {
    tone: 'neutral',
    title: `${visibleName(experiment.name)}: change of ${name} of a typical ${oneOf(change)}${among}, ${comparedText(view)}; ${changeText(change)}, ${sayBasis(change)}`,
  })
}
