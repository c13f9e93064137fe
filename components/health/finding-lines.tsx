import { CarriedLink } from '@/components/site/carried-link'
import { configurationText } from '@/components/trial/configuration-text'
import { ConditionDot } from '@/components/ui/condition-mark'
import type { HealthView } from '@/lib/analysis/health/summarize-health'
import { displayCount, displayCounted } from '@/lib/display'
import type { HealthFinding, HealthFindingKind } from '@/lib/domain/health'
import { visibleName } from '@/lib/domain/visible-text'
import { trialsHref, type TrialsParams } from '@/lib/url/trial-list'
import { gatherFindings, sumFindings } from './gather-findings'
import { findingWords } from './health-words'

/** Lines of a group that stand open; the rest unfolds. */
const SHOWN = 6
/** Arms that a line of many names; the data of the page has them all. */
const MOST_ARMS = 24

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

interface LineProps {
  readonly view: HealthView
  readonly findings: readonly HealthFinding[]
}

/** What is odd, one line an arm, or one for many that are alike; each leads to its trials. */
export function FindingLines({ view, findings }: LineProps) {
  const groups = gatherFindings(findings)
  const line = (group: readonly HealthFinding[], at: number) =>
    group.length === 1 ? (
      <OneArm key={at} view={view} finding={group[0]!} />
    ) : (
      <ManyArms key={at} view={view} findings={group} />
    )
  const rest = groups.slice(SHOWN)
  return (
    <>
      <ul className="text-sm text-ink-2">{groups.slice(0, SHOWN).map(line)}</ul>
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

function OneArm({ view, finding }: { view: HealthView; finding: HealthFinding }) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 border-b py-[6px]">
      <span className="min-w-0">
        <span className="block text-ink">{findingWords(finding)}</span>
        <Arm view={view} finding={finding} />
      </span>
      <CarriedLink
        href={findingHref(view.experiment.slug, finding)}
        className="self-start whitespace-nowrap underline underline-offset-2 hover:text-ink"
      >
        {isOfTrials(finding) ? displayCounted(finding.n, 'trial') : 'its trials'} →
      </CarriedLink>
    </li>
  )
}

function ManyArms({ view, findings }: LineProps) {
  const shown = findings.slice(0, MOST_ARMS)
  return (
    <li className="border-b py-[6px]">
      <span className="block text-ink">{findingWords(sumFindings(findings))}</span>
      <details className="text-xs text-ink-3">
        <summary className="w-fit cursor-pointer hover:text-ink">
          the same in {displayCounted(findings.length, 'arm')}
        </summary>
        <ul className="grid gap-y-1 pt-1">
          {shown.map((finding) => (
            <li key={`${finding.configuration} ${finding.condition}`}>
              <CarriedLink
                href={findingHref(view.experiment.slug, finding)}
                className="hover:text-ink hover:underline"
              >
                <Arm view={view} finding={finding} />
              </CarriedLink>
            </li>
          ))}
          {findings.length > shown.length && (
            <li>and {displayCounted(findings.length - shown.length, 'more arm')}</li>
          )}
        </ul>
      </details>
    </li>
  )
}

/** Which arm: its condition, where it is of one, and its configuration by name. */
function Arm({
  view: { conditions, grid },
  finding,
}: {
  view: HealthView
  finding: HealthFinding
}) {
  const condition = conditions.find(({ key }) => key === finding.condition)
  const arm = grid.arms.find(({ configuration }) => configuration.key === finding.configuration)
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-[6px] text-xs text-ink-3">
      {condition && (
        <>
          <ConditionDot kind={condition.kind} />
          {visibleName(condition.label)} ·{' '}
        </>
      )}
      <span className="min-w-0 wrap-anywhere">
        {arm ? configurationText(arm.configuration) : visibleName(finding.configuration)}
      </span>
    </span>
  )
}

/** A missing slot has no trial to lead to. */
const isOfTrials = ({ kind }: HealthFinding) => kind in FILTERS
