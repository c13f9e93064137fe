import type { UseTaskList } from '@/lib/analysis/use/list-use-tasks'
import type { UseView } from '@/lib/analysis/use/view-use'
import { sayPair } from '@/lib/cells/say-pair'
import { sayUnder } from '@/lib/cells/say-verdict'
import {
  displayChange,
  displayChangeInterval,
  displayUse,
  sayBasis,
  sayChangeSentence,
  sayLost,
  sayRatio,
  sayTimedOut,
} from '@/lib/cells/use-words'
import { displayCount } from '@/lib/display'
import { USE_NAMES } from '@/lib/domain/trial-measure'
import {
  generatedNote,
  heading,
  paragraph,
  present,
  shareTable,
  type Block,
  type ShareDocument,
} from './document'

type Answered = Pick<
  UseView,
  'experiment' | 'conditions' | 'contrast' | 'headline' | 'measure' | 'only' | 'change'
>

/** The change over all in words, with what it leaves out. */
function answerBlocks({ headline, measure, only, change, ...frame }: Answered): Block[] {
  if (!change) return [paragraph(`Nothing compared says its ${USE_NAMES[measure].toLowerCase()}.`)]
  // Success is over all runs: what solved tasks use does not stand beside it.
  const pair = headline && only === 'all' ? sayPair(headline, change) : null
  const bill =
    change.ratio === null
      ? null
      : `ratio of totals ${displayChange(change.ratio - 1)} ${sayRatio(change)}`
  const { conditions, contrast } = frame
  const under = contrast ? sayUnder({ conditions, contrast }) : undefined
  const among = only === 'solved' ? 'Among tasks solved in both arms: ' : ''
  const rest = [sayBasis(change), bill, sayLost(change), sayTimedOut([change])].filter(Boolean)
  return [
    ...present(
      paragraph({ strong: `${among}${sayChangeSentence(change, under)}` }),
      pair ? paragraph(pair) : null,
    ),
    paragraph(rest.join(' · ')),
  ]
}

/** A view by what runs use, to be handed on. */
export function shareUse(view: UseView, label: string, href: string): ShareDocument {
  const { experiment, measure, parts, differ } = view
  return {
    title: `${experiment.name}: ${label}, ${USE_NAMES[measure].toLowerCase()}`,
    href,
    blocks: [
      ...present(generatedNote(experiment)),
      ...answerBlocks(view),
      ...parts
        .filter(({ rows }) => rows.length > 0)
        .flatMap(({ key, rows }) => [
          heading(`By ${key}`),
          ...present(key === 'domain' && differ ? paragraph(differ.conclusion) : null),
          shareTable(
            [key, 'typical without', 'typical with', 'change', '95 %', 'ratio of totals', 'n'],
            rows.map(({ name, change }) => [
              name ?? `no ${key}`,
              displayUse(measure, change.typicalWithout),
              displayUse(measure, change.typicalWith),
              displayChange(change.change),
              displayChangeInterval(change),
              displayChange(change.ratio === null ? null : change.ratio - 1),
              displayCount(change.n),
            ]),
          ),
        ]),
    ],
  }
}

/** Tasks by what runs use, the first rows of the list. */
export function shareUseTasks(list: UseTaskList, label: string, href: string): ShareDocument {
  const { experiment, measure, items, total } = list
  return {
    title: `${experiment.name}: ${label}, ${USE_NAMES[measure].toLowerCase()}`,
    href,
    blocks: [
      ...present(generatedNote(experiment)),
      ...answerBlocks(list),
      ...(items.length < total ? [paragraph(`${items.length} tasks of ${total}.`)] : []),
      shareTable(
        ['task', 'domain', 'typical without', 'typical with', 'change', '95 %', 'configurations'],
        items.map((row) => [
          row.task,
          row.domain ?? '—',
          displayUse(measure, row.typicalWithout),
          displayUse(measure, row.typicalWith),
          displayChange(row.change),
          displayChangeInterval(row),
          displayCount(row.nConfigurations),
        ]),
      ),
    ],
  }
}
