import { CarriedLink } from '@/components/site/carried-link'
import { ConditionDot } from '@/components/ui/condition-mark'
import type { HealthView } from '@/lib/analysis/health/summarize-health'
import { displayCount, displayCounted } from '@/lib/display'
import type { HealthFinding, HealthFindingKind } from '@/lib/domain/health'
import { visibleName } from '@/lib/domain/visible-text'
import { trialsHref, type TrialsParams } from '@/lib/url/trial-list'
import { findingWords } from './health-words'

/** Lines of a group that stand open; the rest unfolds. */
const SHOWN = 6

const FILTERS: Partial<Record<HealthFindingKind, Partial<TrialsParams>>> = {
  read_without_skills: { use: ['executed', 'read'] },
  offered_without_skills: { use: ['loaded', 'offered'] },
  no_trace_of_skills: { use: ['none'] },
  infrastructure: { status: ['infra_error'] },
  no_reward: { status: ['missing_reward'] },
  no_trajectory: { use: ['unknown'] },
  no_tokens: { only: ['no_tokens'] },
}

/** The trials a line is about: of a slot without a trial, those of its arm. */
const findingHref = (slug: string, { kind, configuration, condition }: HealthFinding) =>
  trialsHref(slug, {
    ...FILTERS[kind],
    ...(kind === 'arm_not_run' ? {} : { configuration: [configuration] }),
    ...(condition === null ? {} : { condition: [condition] }),
  })

/** What is odd, one line an arm; each leads to its trials. */
export function FindingLines({
  view: { experiment, conditions },
  findings,
}: {
  view: HealthView
  findings: readonly HealthFinding[]
}) {
  const line = (finding: HealthFinding, at: number) => {
    const condition = conditions.find(({ key }) => key === finding.condition)
    return (
      <li key={at} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 border-b py-[6px]">
        <span className="min-w-0">
          <span className="block text-ink">{findingWords(finding)}</span>
          <span className="flex min-w-0 flex-wrap items-center gap-x-[6px] text-xs text-ink-3">
            {condition && (
              <>
                <ConditionDot kind={condition.kind} />
                {visibleName(condition.label)} ·{' '}
              </>
            )}
            <span className="min-w-0 wrap-anywhere">{visibleName(finding.configuration)}</span>
          </span>
        </span>
        <CarriedLink
          href={findingHref(experiment.slug, finding)}
          className="self-start whitespace-nowrap underline underline-offset-2 hover:text-ink"
        >
          {isOfTrials(finding) ? displayCounted(finding.n, 'trial') : 'its trials'} →
        </CarriedLink>
      </li>
    )
  }
  const rest = findings.slice(SHOWN)
  return (
    <>
      <ul className="text-sm text-ink-2">{findings.slice(0, SHOWN).map(line)}</ul>
      {rest.length > 0 && (
        <details className="text-sm text-ink-2">
          <summary className="cursor-pointer py-1 text-xs">
            {displayCount(rest.length)} more
          </summary>
          <ul>{rest.map(line)}</ul>
        </details>
      )}
    </>
  )
}

/** A missing slot has no trial to lead to. */
const isOfTrials = ({ kind }: HealthFinding) => kind in FILTERS
