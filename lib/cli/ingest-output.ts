import { displayBytes, displayCount, displayCounted, displayDuration } from '@/lib/display'
import type { ImportProgress, ImportReport, SetAsideFiles } from '@/lib/domain/import'
import type { ProposedMapping } from '@/lib/domain/folder-mapping'
import { CHOICES, type ImportChoice } from '@/lib/domain/import-choice'
import { displayRule, type PreviewedTrial, type RuleCount } from '@/lib/domain/import-rule'
import { PROBLEMS, type LogProblem } from '@/lib/domain/problem'
import { visibleText } from '@/lib/domain/visible-text'
import { countRedactions } from '@/lib/ingest/run/import-tally'

const REDRAW_MS = 100
const LINE_MS = 5000

/** `812 / 1,240 files · 48.2 MB/s · 312 trials · 7 problems`. */
function progressLine(progress: ImportProgress): string {
  const seconds = Math.max(progress.elapsedMs, 1) / 1000
  const total = progress.filesTotal === null ? '' : ` / ${displayCount(progress.filesTotal)}`
  return [
    `${displayCount(progress.files)}${total} files`,
    `${(progress.bytes / 1e6 / seconds).toFixed(1)} MB/s`,
    displayCounted(progress.trials, 'trial'),
    displayCounted(progress.problems, 'problem'),
  ].join(' · ')
}

/** A progress line on standard error: redrawn on a terminal, one line every 5 s in a log. */
export class ProgressLine {
  private shownAt = 0
  private isDrawn = false

  show(progress: ImportProgress) {
    const { isTTY, columns = 80 } = process.stderr
    if (Date.now() - this.shownAt < (isTTY ? REDRAW_MS : LINE_MS)) return
    this.shownAt = Date.now()
    const line = progressLine(progress)
    if (isTTY) process.stderr.write(`\r\x1b[K${line.slice(0, columns - 1)}`)
    else process.stderr.write(`${line}\n`)
    this.isDrawn = Boolean(isTTY)
  }

  end() {
    if (this.isDrawn) process.stderr.write('\r\x1b[K')
  }
}

const countProblems = ({ problems }: ImportReport) =>
  problems.reduce((sum, { count }) => sum + count, 0)

/** The object of `--json`: redactions as one count. */
export const reportJson = (
  experiment: string,
  report: ImportReport,
  problems: readonly LogProblem[],
) => ({
  experiment,
  trials: report.trials,
  files: report.files,
  bytes: report.bytes,
  redactions: countRedactions(report),
  ...(report.choices?.length ? { choices: report.choices } : {}),
  ...(report.rules?.length ? { rules: report.rules } : {}),
  ...(report.proposed?.length ? { proposed: report.proposed } : {}),
  ...(report.previewed?.length ? { previewed: report.previewed } : {}),
  ...(report.setAside?.length ? { setAside: report.setAside } : {}),
  // Of each code only the first thousand are listed.
  ...(countProblems(report) > problems.length ? { problemCounts: report.problems } : {}),
  problems: problems.map(({ code, file, line, detail }) => ({
    code,
    file,
    ...(line === undefined ? {} : { line }),
    detail,
  })),
})

const EXAMPLES = 3

function problemLines(counts: ImportReport['problems'], problems: readonly LogProblem[]): string[] {
  return counts.flatMap(({ code, count }) => {
    const own = problems.filter((problem) => problem.code === code)
    const more = count - EXAMPLES
    return [
      '',
      `${code} (${displayCount(count)}): ${PROBLEMS[code].says}`,
      ...own
        .slice(0, EXAMPLES)
        .map(({ file, line, detail }) => `  ${file}${line ? `:${line}` : ''}  ${detail}`),
      ...(more > 0 ? [`  … and ${displayCount(more)} more`] : []),
      `  → ${PROBLEMS[code].next}`,
    ]
  })
}

/** What was chosen, the means of each that could have been, and how to choose another. */
const choiceLines = ({ what, chosen, trials, alternatives }: ImportChoice): string[] => [
  '',
  `${what.replaceAll('_', ' ')}: ${chosen ?? 'none chosen'} (${displayCounted(trials, 'trial')}): ${chosen === null ? CHOICES[what].none : CHOICES[what].says}`,
  ...alternatives.map(({ name, trials: own, means }) => {
    const shown = means.map(
      ({ condition, mean, trials: n }) =>
        `mean ${mean.toFixed(2)} under ${condition} (${displayCounted(n, 'trial')})`,
    )
    return `  ${name}  ${shown.length > 0 ? shown.join(', ') : displayCounted(own, 'trial')}`
  }),
  `  → ${CHOICES[what].next}`,
]

const HOW = {
  set: 'sets',
  replaced: 'replaces what the log states:',
  kept: 'leaves what the log states:',
} as const

/** What a rule did: `rule 1: path {task}/* → task {task}; 4 trials; sets task (4)`. */
const ruleLines = ({ rule, trials, fields }: RuleCount, index: number): string[] => [
  ...(index === 0 ? [''] : []),
  `rule ${index + 1}: ${displayRule(rule)}; ${[
    trials === 0 ? 'sets nothing in any trial' : displayCounted(trials, 'trial'),
    ...fields.map((one) => `${HOW[one.how]} ${one.field} (${displayCount(one.trials)})`),
  ].join('; ')}`,
]

/** What a trial of a dry run would be. */
const previewLine = ({ path, effects, ...trial }: PreviewedTrial): string => {
  const { task, condition, harness, model, reward } = trial
  const changes = effects
    .filter(({ how }) => how !== 'kept')
    .map(
      ({ rule, field, from }) => `${field} by rule ${rule}${from === null ? '' : `, was ${from}`}`,
    )
  const known = [task, condition, harness ?? 'no harness', model ?? 'no model']
  const is = [...known, reward === null ? 'no reward' : `reward ${reward}`].join(', ')
  return `  ${path}  ${is}${changes.length > 0 ? `  (${changes.join('; ')})` : ''}`
}

/** A mapping for what looks like trials, as it can be written into a file, and what the first would be. */
const proposedLines = ({ folder, mapping, files, examples }: ProposedMapping): string[] => [
  '',
  `proposed mapping for ${displayCounted(files, 'file')} of ${folder || 'the delivery'}:`,
  `  ${JSON.stringify(mapping)}`,
  ...examples.map(({ path, task, condition, model, reward }) => {
    const is = [task, condition ?? 'unknown condition', model ?? 'no model']
    return `  ${path.slice(folder === '' ? 0 : folder.length + 1)}  ${is.join(', ')}, ${reward === null ? 'no reward' : `reward ${reward}`}`
  }),
  `  → --mapping proposed reads them so; or write the mapping, changed, into ${folder ? `${folder}/` : ''}skillscope-mapping.json`,
]

const MOST_SET_ASIDE = 4

/** Files of which nothing is kept: `set aside: 48 of Harbor job directories: settings, …`. */
const setAsideLines = (all: readonly SetAsideFiles[]): string[] => {
  const more = all.slice(MOST_SET_ASIDE).reduce((sum, { files }) => sum + files, 0)
  return [
    ...all
      .slice(0, MOST_SET_ASIDE)
      .map(
        ({ files, format, holds, example }) =>
          `set aside: ${displayCounted(files, 'file')} of ${format}: ${holds} (${example.split('/').slice(-2).join('/')})`,
      ),
    ...(more > 0 ? [`set aside: ${displayCounted(more, 'file')} of other kinds`] : []),
  ]
}

/** Names and words of logs could clear a terminal, or write what looks like the report. */
const forTerminal = (line: string): string =>
  // eslint-disable-next-line no-control-regex
  visibleText(line).replace(/[\u001b\u007f-\u009f\r]/g, '\ufffd')

/** The report as text for a person. */
export function reportText(
  experiment: string,
  report: ImportReport,
  problems: readonly LogProblem[],
): string {
  const {
    trials,
    cells,
    figures,
    tables,
    library,
    reviewChanges,
    reviewNotes,
    reviewMarks,
    savedViews,
    files,
    bytes,
    durationMs,
    inferred,
  } = report
  const would = report.isDryRun ? 'would be ' : ''
  const counts = `${displayCount(trials.added)} ${would}added, ${displayCount(trials.replaced)} ${would}replaced, ${displayCount(trials.unchanged)} unchanged`
  const redactions = countRedactions(report)
  return [
    `${experiment}: trials ${counts}${cells ? ` (in ${displayCount(cells.added + cells.replaced + cells.unchanged)} cells)` : ''}${figures ? `, ${displayCounted(figures, 'printed figure')}` : ''}${tables ? `, ${displayCounted(tables, 'printed table')}` : ''}${library ? `, ${displayCounted(library.versions, 'version')} of skills, ${displayCounted(library.events, 'event')} of their library` : ''}${reviewChanges ? `, ${displayCounted(reviewChanges, 'change')} of reviewers` : ''}${reviewNotes ? `, ${displayCounted(reviewNotes, 'note')} of reviewers` : ''}${reviewMarks ? `, ${displayCounted(reviewMarks, 'mark')} of reviewed tasks` : ''}${savedViews ? `, ${displayCounted(savedViews, 'saved view')}` : ''}`,
    `${displayCounted(files, 'file')}, ${displayBytes(bytes)}, ${displayDuration(durationMs)}; ${displayCounted(redactions, 'secret-like value')} redacted; ${displayCounted(countProblems(report), 'problem')}`,
    ...inferred.map(
      (group) =>
        `inferred: ${group.conditionLabel} for ${displayCounted(group.trials, 'trial')} by ${group.rule}${group.evidence ? `, from “${group.evidence.slice(0, 100)}”` : ''}`,
    ),
    ...setAsideLines(report.setAside ?? []),
    ...(report.choices ?? []).flatMap(choiceLines),
    ...(report.proposed ?? []).flatMap(proposedLines),
    ...(report.rules ?? []).flatMap(ruleLines),
    ...(report.rules?.length ? (report.previewed ?? []).map(previewLine) : []),
    ...problemLines(report.problems, problems),
  ]
    .map(forTerminal)
    .join('\n')
}
