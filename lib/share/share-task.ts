import type { TaskView } from '@/lib/analysis/task/get-task'
import { displayCounted, displayDuration, displayRate, displayReward } from '@/lib/display'
import { TASK_LABELS, taskIntervalWords } from '@/lib/domain/gain'
import { diffHref } from '@/lib/url/diff'
import type { ContrastParams } from '@/lib/url/experiment'
import { trialHref } from '@/lib/url/site'
import { taskViewHref } from '@/lib/url/task'
import {
  generatedNote,
  heading,
  list,
  paragraph,
  present,
  shareTable,
  type Block,
  type ShareDocument,
} from './document'
import { configurationName, ratesLine } from './gain-words'

/** One task as its page has it: numbers, matrix, links. */
export function shareTask(view: TaskView, params: Partial<ContrastParams> = {}): ShareDocument {
  const { row, contrast, conditions, experiment, task, pair } = view
  return {
    title: `${task.name} (${experiment.name})`,
    href: taskViewHref(experiment.slug, task.name, params),
    blocks: present(
      generatedNote(experiment),
      row && contrast
        ? paragraph(
            ...ratesLine(row, contrast),
            ` ${taskIntervalWords(row.gain)}, ${displayCounted(row.gain.nTrials, 'trial')}, ` +
              `${displayCounted(row.nUp, 'configuration')} up, ${row.nDown} down, ${TASK_LABELS[row.finding]}.`,
          )
        : null,
      shareTable(
        ['configuration', ...conditions.map(({ label }) => label)],
        view.matrix.map((one) => [
          configurationName(one),
          ...conditions.map(({ key }) => {
            const cell = one.cells.find(({ condition }) => condition === key)
            return cell ? `${displayRate(cell.rate)} (n = ${cell.nCounted})` : '—'
          }),
        ]),
      ),
      pair
        ? paragraph({
            link: 'The two trials that tell most, side by side',
            href: diffHref({ left: pair.left, right: pair.right }),
          })
        : null,
    ),
  }
}

/** The same with all there is behind it: checks that flip, skills, every trial. */
export function shareTaskEvidence(view: TaskView, params: Partial<ContrastParams> = {}) {
  const document = shareTask(view, params)
  return { ...document, blocks: [...document.blocks, ...behind(view)] }
}

function behind({ checks, skills, trials }: TaskView): Block[] {
  return [
    ...(checks.length === 0
      ? []
      : [heading('Checks that flip'), list(...checks.map(({ name }) => [{ code: name }]))]),
    ...(skills.length === 0
      ? []
      : [heading('Skills it offers'), list(...skills.map(({ name }) => [{ code: name }]))]),
    heading('Trials'),
    shareTable(
      ['trial', 'configuration', 'condition', 'status', 'reward', 'steps', 'time', 'skill use'],
      trials.map((one) => [
        { link: one.uid, href: trialHref(one.uid) },
        configurationName(one),
        `${one.conditionLabel}${one.conditionSource === 'inferred' ? ' (inferred)' : ''}`,
        one.status,
        displayReward(one.reward),
        one.stepCount === null ? '—' : String(one.stepCount),
        displayDuration(one.durationMs),
        one.skillUse ?? 'unknown',
      ]),
    ),
  ]
}
