import type { ExperimentSummary } from '@/lib/analysis/experiment/summarize-experiment'
import { visibleName } from '@/lib/domain/visible-text'
import { badgeSvg, type BadgeTone } from './badge-svg'
import { gainText } from './gain-words'

const MOST_LABEL_CHARS = 30

const TONES: Partial<Record<string, BadgeTone>> = { helps: 'help', hurts: 'hurt' }

/** What was compared: skills, where that is all there is, else the condition's own label. */
function labelOf({ contrast, conditions }: Pick<ExperimentSummary, 'contrast' | 'conditions'>) {
  const known = conditions.filter(({ kind }) => kind !== 'unknown')
  if (!contrast || (known.length === 2 && contrast.without.kind === 'no_skills')) return 'skills'
  const label = visibleName(contrast.with.label).toLowerCase()
  return label.length > MOST_LABEL_CHARS ? `${label.slice(0, MOST_LABEL_CHARS - 1)}…` : label
}

/** `skills: +16.6 pp [+11.7, +21.5]`, coloured by the verdict; without numbers it says so. */
export function shareBadge(
  summary: Pick<ExperimentSummary, 'contrast' | 'conditions' | 'headline'>,
): string {
  const { headline } = summary
  if (!headline || headline.gain.estimate === null)
    return badgeSvg(labelOf(summary), 'nothing compared yet', 'neutral')
  const tone = TONES[headline.verdict ?? ''] ?? 'neutral'
  return badgeSvg(labelOf(summary), gainText(headline.gain), tone)
}
