import type { ComparedExperiments, ComparedSide } from '@/lib/analysis/compare/compare-experiments'
import { sayDifference } from '@/lib/cells/say-difference'
import { displayCounted, displayPoints } from '@/lib/display'
import { TASK_LABELS } from '@/lib/domain/gain'
import { areEqual } from '@/lib/stats/numeric-rules'
import { compareHref, type CompareParams } from '@/lib/url/compare'
import { overviewHref } from '@/lib/url/experiment'
import { heading, paragraph, shareTable, type Inline, type ShareDocument } from './document'
import { gainText } from './gain-words'

const MOST_TASKS = 25

/** Two experiments on what both ran, to be handed on. */
export function shareCompare(
  compared: ComparedExperiments,
  params: Partial<CompareParams>,
): ShareDocument {
  const { left, right, difference, configurations, tasks } = compared
  const [one, two] = [left.experiment.name, right.experiment.name]
  const document = { title: `${one} and ${two}`, href: compareHref(params) }
  if (!difference) return { ...document, blocks: [paragraph('Nothing to compare.')] }
  const isSame = tasks.length > 0 && tasks.every((task) => areEqual(task.difference, 0))
  const told = { left: one, right: two, nConfigurations: configurations.length, isSame }
  return {
    ...document,
    blocks: [
      paragraph({ strong: sayDifference({ ...told, found: difference }) }),
      shareTable(
        ['experiment', 'gain on what both ran (pp)', 'gain on all it ran (pp)'],
        [left, right].map((side) => [
          { link: side.experiment.name, href: overviewHref(side.experiment.slug) },
          ...gainsOf(side),
        ]),
      ),
      heading(`The largest differences of ${displayCounted(tasks.length, 'common task')}`),
      shareTable(
        ['task', one, two, 'right less left (pp)'],
        tasks
          .slice(0, MOST_TASKS)
          .map((task) => [
            task.task,
            TASK_LABELS[task.left.finding],
            TASK_LABELS[task.right.finding],
            displayPoints(task.difference),
          ]),
      ),
    ],
  }
}

const gainsOf = ({ common, headline }: ComparedSide): Inline[] => [
  common ? gainText(common) : '—',
  headline ? gainText(headline.gain) : '—',
]
