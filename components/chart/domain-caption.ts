import type { ContrastHead, ExperimentHead } from '@/lib/cells/describe-contrast'
import type { DomainsSummary } from '@/lib/cells/summarize-domains'
import { displayCounted } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import type { ChartCaption } from './standalone-svg'

/** What the axis of gains says of its intervals. */
export const domainIntervalLabel = ({ uncertainty }: ContrastHead): string =>
  uncertainty === 'new_tasks'
    ? 'gain, pp, 95 % interval over tasks'
    : 'gain, pp, 95 % interval for these tasks'

/** What a saved chart of domains says of itself. */
export function domainCaption(
  experiment: ExperimentHead,
  contrast: ContrastHead,
  { domains }: DomainsSummary,
): ChartCaption {
  const hasNoDomain = domains.some(({ domain }) => domain === null)
  const nTasks = domains.reduce((sum, { gain }) => sum + gain.nTasks, 0)
  return {
    title: `Where do ${visibleName(contrast.with.label)} help?`,
    note: `${visibleName(experiment.name)}. ${visibleName(contrast.with.label)} (filled) minus ${visibleName(contrast.without.label)} (hollow), ${displayCounted(nTasks, 'task')}, n beside each domain, ${displayCounted(contrast.configurations.length, 'configuration')}. ${domainIntervalLabel(contrast)}${contrast.uncertainty === 'new_tasks' ? `, spread pooled over domains${hasNoDomain ? ' (no domain: of its own tasks)' : ''}` : ''}. Formulas, no draws.`,
  }
}
