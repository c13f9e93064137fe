import type { TaskView } from '@/lib/analysis/task/get-task'
import { displayPoints, displayPointsInterval, displayRate } from '@/lib/display'
import { TASK_LABELS, taskIntervalWords } from '@/lib/domain/gain'
import { visibleName } from '@/lib/domain/visible-text'

/** Text that stays text inside a table of Markdown, whatever a log named it. */
const plain = (text: string) =>
  visibleName(text.replace(/\s+/g, ' ')).replace(/[\\`*_[\]<>|#]/g, (mark) => `\\${mark}`)

/** The page of a task as Markdown for a review: numbers, matrix and link. `url` is the permalink. */
export function taskMarkdown(view: TaskView, url: string): string {
  const { row, contrast, matrix, conditions, experiment, task } = view
  const lines = [`### ${plain(task.name)} (${plain(experiment.name)})`, '']
  if (row && contrast)
    lines.push(
      `${displayRate(row.without)} ${plain(contrast.without.label)} → ${displayRate(row.with)} ${plain(contrast.with.label)}: ` +
        `**${displayPoints(row.gain.estimate, ' pp')}** ${displayPointsInterval(row.gain.low, row.gain.high)} ${taskIntervalWords(row.gain)}, ` +
        `${row.gain.nTrials} trials, ${row.nUp} configurations up, ${row.nDown} down, ${TASK_LABELS[row.finding]}.`,
      '',
    )
  lines.push(
    `| configuration | ${conditions.map(({ label }) => plain(label)).join(' | ')} |`,
    `| --- | ${conditions.map(() => '---').join(' | ')} |`,
  )
  for (const { model, harness, cells } of matrix) {
    const rates = conditions.map(({ key }) => {
      const cell = cells.find(({ condition }) => condition === key)
      return cell ? `${displayRate(cell.rate)} (n = ${cell.nCounted})` : '—'
    })
    lines.push(`| ${plain([model, harness].filter(Boolean).join(', '))} | ${rates.join(' | ')} |`)
  }
  lines.push('', url)
  return lines.join('\n')
}
