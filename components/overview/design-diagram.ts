import type { ExperimentSummary } from '@/lib/analysis/experiment/summarize-experiment'
import { displayCounted } from '@/lib/display'
import { conditionKindLabel, roundOfLabel } from '@/lib/domain/condition'
import { diagramLabel } from '@/lib/domain/diagram-label'

/** More boxes side by side than this, and their text would shrink: they become lines of one box. */
const MOST_BESIDE = 3
const MOST_LINES = 12

/** The labels of one kind as boxes, each with its lines. */
function boxes(labels: readonly string[]): string[] {
  if (labels.length <= MOST_BESIDE) return labels.map(diagramLabel)
  const shown = labels.length <= MOST_LINES ? labels : labels.slice(0, MOST_LINES - 1)
  const rest = labels.length - shown.length
  const lines = [...shown, ...(rest > 0 ? [`${rest} more`] : [])]
  return [lines.map(diagramLabel).join('<br/>')]
}

function harnesses({ configurations }: ExperimentSummary): string[] {
  const models = new Map<string, Set<string>>()
  for (const { harness, model } of configurations) {
    const name = harness ?? 'unknown harness'
    models.set(name, (models.get(name) ?? new Set()).add(model ?? 'unknown model'))
  }
  return [...models].map(([harness, of]) =>
    // The count stands first: the end of a long name has no room.
    of.size === 1 ? `${harness}: ${[...of][0]}` : `${of.size} models, ${harness}`,
  )
}

/**
 * Trials over all combinations that the design could have: 389 trials of 126 are 3.1 on average, where not
 * every configuration need have run every condition.
 */
function sayAverage({ experiment, conditions, configurations }: ExperimentSummary): string {
  const cells = experiment.nTasks * conditions.length * configurations.length
  if (cells === 0) return ''
  const average = (experiment.nTrials / cells).toFixed(1).replace('.0', '')
  return `: on average ${average} for each of ${displayCounted(cells, 'combination')}, run or not`
}

type Conditions = ExperimentSummary['conditions']

/** Of more conditions than these, those of one kind are counted. */
const MOST_CONDITIONS = 6

const countKinds = (conditions: Conditions): string[] =>
  [...new Set(conditions.map(({ kind }) => kind))].map((kind) => {
    const own = conditions.filter((one) => one.kind === kind)
    return own.length === 1
      ? own[0]!.label
      : `${conditionKindLabel(kind)}: ${displayCounted(own.length, 'condition')}`
  })

/** Rounds of a skill are one box: which of them there are is asked elsewhere. */
function conditionBoxes(conditions: Conditions): string[] {
  const isRound = ({ label }: { label: string }) => roundOfLabel(label) !== null
  const rounds = conditions.filter(isRound)
  if (conditions.length <= MOST_BESIDE || rounds.length < 2)
    return boxes(
      conditions.length > MOST_CONDITIONS
        ? countKinds(conditions)
        : conditions.map(({ label }) => label),
    )
  const others = conditions.filter((condition) => !isRound(condition)).map(({ label }) => label)
  return boxes([...others, `${displayCounted(rounds.length, 'round')} of evolved skills`])
}

/** The design in a sentence, for those who do not see the diagram. */
export function designSentence(summary: ExperimentSummary): string {
  const { experiment, conditions, configurations } = summary
  return `${displayCounted(experiment.nTasks, 'task')} × ${displayCounted(configurations.length, 'configuration')} × ${displayCounted(conditions.length, 'condition')}, ${displayCounted(experiment.nTrials, 'trial')}${sayAverage(summary)}.`
}

/** Round ends are for one line: about several they would be a circle that cuts them. */
const roundedBox = (label: string) => (label.includes('<br/>') ? `("${label}")` : `(["${label}"])`)

/** Tasks through conditions and harnesses to the verifier, as Mermaid source. */
export function designDiagram(summary: ExperimentSummary): string {
  const { experiment, conditions, domains } = summary
  const conditionNames = conditionBoxes(conditions)
  const harnessBoxes = boxes(harnesses(summary))
  const names = (prefix: string, of: readonly string[]) => of.map((_, index) => `${prefix}${index}`)
  const nDomains = domains.domains.filter(({ domain }) => domain !== null).length
  const tasks = [
    displayCounted(experiment.nTasks, 'task'),
    ...(nDomains > 0 ? [displayCounted(nDomains, 'domain')] : []),
  ]
  const joined = (nodes: readonly string[]) => nodes.join(' & ')
  return [
    'flowchart TD',
    `  tasks["${diagramLabel(tasks.join(', '))}"]`,
    ...conditionNames.map((label, index) => `  c${index}${roundedBox(label)}`),
    ...harnessBoxes.map((label, index) => `  h${index}["${label}"]`),
    `  reward["${diagramLabel(`verifier of ${displayCounted(experiment.nTrials, 'trial')}`)}"]`,
    `  tasks --> ${joined(names('c', conditionNames))}`,
    `  ${joined(names('c', conditionNames))} --> ${joined(names('h', harnessBoxes))}`,
    `  ${joined(names('h', harnessBoxes))} --> reward`,
  ].join('\n')
}
