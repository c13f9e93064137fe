import type { ImportReport } from '@/lib/domain/import'
import { displayBytes, displayCount, displayCounted, displayDuration } from '@/lib/display'
import { Section } from '@/components/ui/section'
import { right, rowClass, Table } from '@/components/ui/table'
import { visibleName } from '@/lib/domain/visible-text'
import { ReportChoices } from './report-choices'
import { ReportProposed } from './report-proposed'
import { ReportRules } from './report-rules'
import { ReportSetAside } from './report-set-aside'

/** What an import did, or in a dry run would do: the counts, and what it had to infer. */
export function ReportCounts({ report, isUndone }: { report: ImportReport; isUndone: boolean }) {
  return (
    <>
      <Counts report={report} isUndone={isUndone} />
      {report.setAside && <ReportSetAside files={report.setAside} />}
      {report.proposed && <ReportProposed proposed={report.proposed} />}
      {report.choices && report.choices.length > 0 && <ReportChoices choices={report.choices} />}
      {report.rules && <ReportRules rules={report.rules} />}
      {report.inferred.length > 0 && <Inferred groups={report.inferred} />}
    </>
  )
}

/** What is in a delivery: conditions, configurations, and how its trials ended. */
export function ReportTables({ report }: { report: ImportReport }) {
  const { configurations, conditions, statuses } = report
  if (conditions.length + configurations.length === 0) return null
  return (
    <div className="grid gap-x-10 lg:grid-cols-2">
      <div>
        <Section
          id="conditions"
          title="Which conditions?"
          aside="trials, and where the condition comes from"
        >
          <Lines
            rows={conditions
              .toSorted(byRound)
              .map(({ label, source, trials }) => [label, SOURCES[source] ?? source, trials])}
          />
        </Section>
        {statuses.length > 0 && (
          <Section
            id="statuses"
            title="How did the trials end?"
            aside="status, and the rule that decided it"
          >
            <Lines
              rows={statuses.map(({ status, rule, trials }) => [
                status.replace('_', ' '),
                rule.replaceAll('_', ' '),
                trials,
              ])}
            />
          </Section>
        )}
      </div>
      <Section id="configurations" title="Which configurations?" aside="harness and model">
        <Lines
          rows={configurations.map(({ harness, model, effort, trials }) => [
            [model ?? 'model unknown', effort].filter(Boolean).join(' · '),
            harness ?? 'harness unknown',
            trials,
          ])}
        />
      </Section>
    </div>
  )
}

const collator = new Intl.Collator('en', { numeric: true })
type ReportedCondition = ImportReport['conditions'][number]

/** No skills first, then by name: round 2 before round 10. */
const byRound = (a: ReportedCondition, b: ReportedCondition) =>
  Number(b.key === 'no_skills') - Number(a.key === 'no_skills') ||
  collator.compare(a.label, b.label)

const SOURCES: Record<string, string> = {
  // A workspace of skill-creator records it by the names of its folders.
  recorded: 'recorded in the log or by its folder',
  inferred: 'inferred',
  given: 'set on import',
  none: 'no evidence',
}

/** Texts of a library of skills and what happened to them, where the delivery has some. */
const libraryFigures = ({ library }: ImportReport): [string, string][] =>
  library
    ? [
        [displayCount(library.versions), 'versions of skills'],
        [displayCount(library.events), 'events of the library'],
      ]
    : []

function Counts({ report, isUndone }: { report: ImportReport; isUndone: boolean }) {
  const { trials, cells, tasks, files, bytes, durationMs, redactions, isDryRun } = report
  const secrets = Object.values(redactions).reduce((sum, count) => sum + count, 0)
  const verb = isUndone ? 'had been ' : isDryRun ? 'would be ' : ''
  const figures: [string, string][] = [
    [displayCount(trials.added), `trials ${verb}added${isUndone ? ', and have left' : ''}`],
    [
      displayCount(trials.replaced),
      `trials ${verb}replaced${isUndone ? ', and have returned' : ''}`,
    ],
    [displayCount(trials.unchanged), 'trials unchanged'],
    ...(cells
      ? [
          [displayCount(cells.added + cells.replaced + cells.unchanged), 'cells'] as [
            string,
            string,
          ],
        ]
      : []),
    [displayCount(tasks), tasks === 1 ? 'task' : 'tasks'],
    ...libraryFigures(report),
    ...(report.reviewChanges
      ? [[displayCount(report.reviewChanges), 'changes of reviewers'] as [string, string]]
      : []),
    ...(report.reviewNotes
      ? [[displayCount(report.reviewNotes), 'notes of reviewers'] as [string, string]]
      : []),
    ...(report.reviewMarks
      ? [[displayCount(report.reviewMarks), 'marks of reviewed tasks'] as [string, string]]
      : []),
    ...(report.savedViews
      ? [[displayCount(report.savedViews), 'saved views'] as [string, string]]
      : []),
    [displayCount(secrets), 'secret-like values redacted'],
  ]
  return (
    <>
      <dl className="mt-4 flex flex-wrap gap-x-9 gap-y-3 border-y py-4">
        {figures.map(([value, label]) => (
          <div key={label} className="flex flex-col-reverse">
            <dt className="text-xs text-ink-3">{label}</dt>
            <dd className="text-base font-[620]">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-xs text-ink-3">
        {displayCounted(files, 'file')}, {displayBytes(bytes)} unpacked, in{' '}
        {displayDuration(durationMs)}
      </p>
    </>
  )
}

function Inferred({ groups }: { groups: ImportReport['inferred'] }) {
  return (
    <Section
      id="inferred"
      title="What was inferred, and why?"
      aside="no log recorded it; check it before you rely on it"
    >
      <Table
        caption="Inferred conditions"
        least={560}
        heads={['Condition', ...right('Trials'), 'Rule', 'The text it saw, in the first of them']}
      >
        {groups.map(({ rule, conditionKey, conditionLabel, trials, evidence }) => (
          <tr key={`${rule} ${conditionKey}`} className={`${rowClass()} align-top`}>
            <td>{visibleName(conditionLabel)}</td>
            <td className="text-right">{displayCount(trials)}</td>
            <td className="text-ink-2">{rule.replaceAll('_', ' ')}</td>
            <td className="min-w-[160px] font-mono text-xs wrap-anywhere text-ink-2">
              {evidence === null ? '—' : visibleName(evidence)}
            </td>
          </tr>
        ))}
      </Table>
    </Section>
  )
}

function Lines({ rows }: { rows: readonly (readonly [string, string, number])[] }) {
  return (
    <table className="w-full">
      <tbody>
        {rows.map(([name, note, trials]) => (
          <tr key={`${name} ${note}`} className="border-b">
            <td className="py-[5px] pr-3">{visibleName(name)}</td>
            <td className="pr-3 text-xs text-ink-3">{note}</td>
            <td className="text-right">{displayCount(trials)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
