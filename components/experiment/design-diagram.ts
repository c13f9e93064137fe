import type { ExperimentSummary } from '@/lib/analysis/summarize-experiment'
import { displayCounted } from '@/lib/display'
import { diagramLabel } from '@/lib/domain/diagram-label'

/** Boxes of one kind at most: a diagram stays readable, and far below 60 nodes. */
const MOST_BOXES = 12

function limited(labels: readonly string[]): string[] {
  if (labels.length <= MOST_BOXES) return [...labels]
  return [...labels.slice(0, MOST_BOXES - 1), `${labels.length - MOST_BOXES + 1} more`]
}

function harnesses({ configurations }: ExperimentSummary): string[] {
  const models = new Map<string, Set<string>>()
  for (const { harness, model } of configurations) {
    const name = harness ?? 'unknown harness'
    models.set(name, (models.get(name) ?? new Set()).add(model ?? 'unknown model'))
  }
  return [...models].map(([harness, of]) =>
    of.size === 1 ? `${harness}: ${[...of][0]}` : `${harness}: ${of.size} models`,
  )
}

const plannedPerCell = ({ experiment, conditions, configurations }: ExperimentSummary) => {
  const cells = experiment.nTasks * conditions.length * configurations.length
  return cells === 0 ? null : experiment.nTrials / cells
}

/** The design in a sentence, for those who do not see the diagram. */
export function designSentence(summary: ExperimentSummary): string {
  const { experiment, conditions, configurations } = summary
  const perCell = plannedPerCell(summary)
  return `${displayCounted(experiment.nTasks, 'task')} × ${displayCounted(configurations.length, 'configuration')} × ${displayCounted(conditions.length, 'condition')}, ${displayCounted(experiment.nTrials, 'trial')}${perCell === null ? '' : `: ${perCell.toFixed(1).replace('.0', '')} a cell`}.`
}

/** Tasks through conditions and harnesses to the verifier, as Mermaid source. */
export function designDiagram(summary: ExperimentSummary): string {
  const { experiment, conditions, domains } = summary
  const conditionBoxes = limited(conditions.map(({ label }) => label))
  const harnessBoxes = limited(harnesses(summary))
  const names = (prefix: string, boxes: readonly string[]) =>
    boxes.map((_, index) => `${prefix}${index}`)
  const nDomains = domains.domains.filter(({ domain }) => domain !== null).length
  const tasks = [
    displayCounted(experiment.nTasks, 'task'),
    ...(nDomains > 0 ? [displayCounted(nDomains, 'domain')] : []),
  ]
  const joined = (boxes: readonly string[]) => boxes.join(' & ')
  return [
    'flowchart TD',
    `  tasks["${diagramLabel(tasks.join(', '))}"]`,
    ...conditionBoxes.map((label, index) => `  c${index}(["${diagramLabel(label)}"])`),
    ...harnessBoxes.map((label, index) => `  h${index}["${diagramLabel(label)}"]`),
    `  reward["${diagramLabel(`verifier: ${displayCounted(experiment.nTrials, 'reward')}`)}"]`,
    `  tasks --> ${joined(names('c', conditionBoxes))}`,
    `  ${joined(names('c', conditionBoxes))} --> ${joined(names('h', harnessBoxes))}`,
    `  ${joined(names('h', harnessBoxes))} --> reward`,
  ].join('\n')
}
