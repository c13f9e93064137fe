import type { HarmsView } from '@/lib/analysis/harm/list-harms'
import { sayVerdict } from '@/lib/cells/say-verdict'
import { displayCounted, displayRate } from '@/lib/display'
import { displayTaskQ } from '@/lib/cells/say-task-p'
import { TASK_LABELS } from '@/lib/domain/gain'
import { diffHref } from '@/lib/url/diff'
import { harmsHref, type HarmsParams } from '@/lib/url/harms'
import { taskViewHref } from '@/lib/url/task'
import { generatedNote, paragraph, present, shareTable, type ShareDocument } from './document'
import { gainText } from './gain-words'

/** Tasks on one side of zero, strongest evidence first, to be handed on. */
export function shareHarms(view: HarmsView, params: Partial<HarmsParams> = {}): ShareDocument {
  const { experiment, conditions, contrast, headline, harms, items, show, total } = view
  const { slug, name } = experiment
  const side = show === 'harms' ? 'below' : 'above'
  const document = {
    title: `${name}: tasks ${side} zero`,
    href: harmsHref(slug, { ...params, show }),
  }
  if (!contrast || !headline) return { ...document, blocks: [paragraph('Nothing is compared.')] }
  const words = sayVerdict({ conditions, contrast }, headline, show === 'harms' ? harms : null)
  const { page: _page, show: _show, ...asked } = params
  return {
    ...document,
    blocks: present(
      generatedNote(experiment),
      paragraph({ strong: words.harm ?? words.verdict }),
      paragraph(
        `${harms.nNegative} of ${displayCounted(harms.nTasks, 'task')} ${side} zero, ${contrast.with.label} against ${contrast.without.label}.`,
        items.length < total ? ` Here ${items[0]?.rank ?? 0} to ${items.at(-1)?.rank ?? 0}.` : '',
      ),
      items.length === 0
        ? null
        : shareTable(
            ['task', contrast.without.label, contrast.with.label, 'gain (pp)', 'finding', 'q', ''],
            items.map((row) => [
              { link: row.task, href: taskViewHref(slug, row.task, asked) },
              displayRate(row.without),
              displayRate(row.with),
              gainText(row.gain),
              TASK_LABELS[row.finding],
              displayTaskQ(row),
              row.pair
                ? { link: 'diff', href: diffHref({ left: row.pair.left, right: row.pair.right }) }
                : '',
            ]),
          ),
    ),
  }
}
