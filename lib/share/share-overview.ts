import type { ExperimentSummary } from '@/lib/analysis/experiment/summarize-experiment'
import { sayCounted } from '@/lib/cells/say-counted'
import { sayPair } from '@/lib/cells/say-pair'
import { sayVerdict } from '@/lib/cells/say-verdict'
import {
  displayChange,
  displayChangeInterval,
  displayUse,
  headlineUse,
  sayBasis,
  sayLost,
  sayTimedOut,
} from '@/lib/cells/use-words'
import { displayCounted, displayRate } from '@/lib/display'
import { TASK_LABELS } from '@/lib/domain/gain'
import { USE_NAMES } from '@/lib/domain/trial-measure'
import { overviewHref, type ContrastParams } from '@/lib/url/experiment'
import { harmsHref } from '@/lib/url/harms'
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
import { sayWays } from './ways-words'
import { basisText, configurationName, gainText, ratesLine } from './gain-words'

/** Did skills help overall: the overview of an experiment, to be handed on. */
export function shareOverview(
  summary: ExperimentSummary,
  params: Partial<ContrastParams> = {},
): ShareDocument {
  const { experiment, conditions, contrast, headline, harms } = summary
  const size = [
    displayCounted(experiment.nTasks, 'task'),
    displayCounted(experiment.nConfigurations, 'configuration'),
    displayCounted(experiment.nTrials, 'trial'),
  ].join(', ')
  const document = { title: experiment.name, href: overviewHref(experiment.slug, params) }
  if (!contrast || !headline)
    return {
      ...document,
      blocks: [paragraph(`${size}. Nothing is compared: no two known conditions share a task.`)],
    }
  const { verdict, harm } = sayVerdict({ conditions, contrast }, headline, harms)
  const pair = sayPair(headline, headlineUse(summary.use))
  return {
    ...document,
    blocks: present(
      generatedNote(experiment),
      paragraph({ strong: verdict }, harm === null ? '' : ` ${harm}`),
      pair === null ? null : paragraph(pair),
      headline.gain.estimate === null
        ? paragraph(`In all ${size}.`)
        : paragraph(
            ...ratesLine(headline, contrast),
            `, ${basisText(headline.gain)}. In all ${size}.`,
          ),
      ...knowFirst(summary, contrast),
      ...configurationBlocks(summary, contrast),
      ...costBlocks(summary.use),
      ...domainBlocks(summary),
      ...harmBlocks(summary, params),
    ),
  }
}

/** What a reader must know before believing the numbers, as it stands above them on the page. */
function knowFirst(
  { warnings, strip }: ExperimentSummary,
  contrast: NonNullable<ExperimentSummary['contrast']>,
): Block[] {
  const lines = [
    ...sayCounted(contrast).map((words) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`),
    ...(strip ? [sayWays(strip)] : []),
    ...warnings.map(({ text }) => text),
  ]
  return lines.length === 0 ? [] : [heading('Know first'), list(...lines.map((line) => [line]))]
}

function configurationBlocks(
  { configurations }: ExperimentSummary,
  { without, with: other }: NonNullable<ExperimentSummary['contrast']>,
): Block[] {
  if (configurations.length === 0) return []
  const columns = ['configuration', without.label, other.label, 'gain (pp)', 'tasks']
  return [
    heading('Configurations'),
    shareTable(
      columns,
      configurations.map((row) => [
        `${configurationName(row)}${row.isShown ? '' : ' (not in the mean)'}`,
        displayRate(row.without),
        displayRate(row.with),
        gainText(row.gain),
        String(row.nTasks),
      ]),
    ),
  ]
}

function costBlocks(changes: ExperimentSummary['use']): Block[] {
  if (changes.length === 0) return []
  return [
    heading('What skills cost and save'),
    shareTable(
      ['a run’s', 'typical without', 'typical with', 'change', '95 %', 'over'],
      changes.map((change) => [
        USE_NAMES[change.measure].toLowerCase(),
        displayUse(change.measure, change.typicalWithout),
        displayUse(change.measure, change.typicalWith),
        displayChange(change.change),
        displayChangeInterval(change),
        [sayBasis(change).replace('over ', ''), sayLost(change)].filter(Boolean).join('; '),
      ]),
    ),
    ...present(timedOutOf(changes)),
  ]
}

function timedOutOf(changes: ExperimentSummary['use']) {
  const said = sayTimedOut(changes)
  return said === null ? null : paragraph(said)
}

function domainBlocks({ domains }: ExperimentSummary): Block[] {
  if (domains.domains.length === 0) return []
  return [
    heading('Domains'),
    shareTable(
      ['domain', 'gain (pp)', 'tasks'],
      domains.domains.map(({ domain, gain }) => [
        domain ?? 'no domain',
        gainText(gain),
        String(gain.nTasks),
      ]),
    ),
  ]
}

function harmBlocks(
  { experiment: { slug }, harms }: ExperimentSummary,
  params: Partial<ContrastParams>,
): Block[] {
  if (harms.worst.length === 0) return []
  return [
    heading('Tasks below zero, strongest evidence first'),
    list(
      ...harms.worst.map(({ task, gain, finding }) => [
        { link: task, href: taskViewHref(slug, task, params) },
        ` ${gainText(gain)}, ${TASK_LABELS[finding]}`,
      ]),
    ),
    paragraph({ link: 'All of them', href: harmsHref(slug, params) }),
  ]
}
