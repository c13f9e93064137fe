import Link from 'next/link'
import { HowComputed } from '@/components/ui/how-computed'
import { methodHref } from '@/lib/url/docs'
import { Section } from '@/components/ui/section'
import { right, rowClass, Table } from '@/components/ui/table'
import type { TextOverlaps } from '@/lib/analysis/timing/list-text-overlaps'
import { displayCounted } from '@/lib/display'
import type { TextOverlap } from '@/lib/cells/timing/text-overlap'
import { visibleName } from '@/lib/domain/visible-text'
import { asCsv } from '@/lib/url/views'
import { skillHref } from '@/lib/url/skill'
import { taskHref, trialHref } from '@/lib/url/site'
import { timingDataHref } from '@/lib/url/timing'

const LINK = 'underline underline-offset-2'
const MOST_WORDS_SHOWN = 240

const KIND_WORDS: Record<TextOverlap['kind'], string> = {
  instruction: 'what the task asks',
  check: 'what its verifier said',
}

/** Words of a task in the skills that were written for it, with where both stand. */
export function OverlapSection({ overlaps, slug }: { overlaps: TextOverlaps; slug: string }) {
  const { items, nOverlaps, nTexts, nTasks, nTasksLeftOut } = overlaps
  const of = `${displayCounted(nTexts, 'text')} for ${displayCounted(nTasks, 'task')}`
  return (
    <Section
      id="overlaps"
      title="Does a skill’s text overlap with its own task?"
      aside="eight words in a row or more, that no other task has"
    >
      {nOverlaps === 0 ? (
        <p className="text-ink-2">No overlap in {of}.</p>
      ) : (
        <Table
          caption="Skills that share words with the task they are offered to"
          least={720}
          hasLinks
          heads={[
            'Skill, condition',
            'Task',
            'Overlaps with',
            ...right('Words'),
            { label: 'The words', className: 'max-sm:hidden' },
          ]}
        >
          {items.map((item, index) => (
            <Row key={index} item={item} slug={slug} />
          ))}
        </Table>
      )}
      <p className="mt-2 max-w-[760px] text-xs text-ink-2">
        {nOverlaps > 0 &&
          `${displayCounted(nOverlaps, 'overlap')} in ${of}${nOverlaps > items.length ? `, the longest ${items.length} shown` : ''}. `}
        {nTasksLeftOut > 0 && `${displayCounted(nTasksLeftOut, 'task')} more were not looked at. `}
        An overlap says that words stand in both texts, not that they helped. What writing a text
        cost is in no log that is read here.{' '}
        <a href={asCsv(timingDataHref(slug), 'overlaps')} download className={LINK}>
          CSV
        </a>
      </p>
      <HowComputed href={methodHref('Before or after solving (`lib/cells/timing`)')}>
        <p>
          Each text that was written before or after solving is set against the instruction of the
          task it is offered to, as one trial logs it, and against the messages of that task’s
          verifier in up to six trials, the worst first. Case and marks between words do not count.
          Words that stand in another task’s text too are left out: they are of no instance. Logs
          hold no solutions, so that a copied one is not seen.
        </p>
      </HowComputed>
    </Section>
  )
}

function Row({ item, slug }: { item: TextOverlap; slug: string }) {
  const { skill, condition, task, kind, nWords, text, nMore, trial, step } = item
  const shown = visibleName(text.slice(0, MOST_WORDS_SHOWN).replaceAll(/\s+/g, ' '))
  const words = text.length > MOST_WORDS_SHOWN ? `${shown}…` : shown
  return (
    <tr className={rowClass('dense')}>
      <td className="min-w-[110px] wrap-anywhere">
        <Link href={skillHref(slug, skill)} className={LINK}>
          {visibleName(skill)}
        </Link>
        <span className="block text-2xs text-ink-3">{visibleName(condition)}</span>
        <span className="mt-1 line-clamp-4 text-xs text-ink-2 sm:hidden">“{words}”</span>
      </td>
      <td className="min-w-[92px] wrap-anywhere">
        <Link href={taskHref(slug, task)} className={LINK}>
          {visibleName(task)}
        </Link>
      </td>
      <td>
        <Link href={trialHref(trial, step ?? undefined)} className={LINK}>
          {KIND_WORDS[kind]}
        </Link>
      </td>
      <td className="text-right">{nWords}</td>
      <td className="max-w-[360px] wrap-anywhere text-ink-2 max-sm:hidden">
        “{words}”
        {nMore > 0 && (
          <span className="text-ink-3">
            {' '}
            and {displayCounted(nMore, 'shorter stretch', 'shorter stretches')}
          </span>
        )}
      </td>
    </tr>
  )
}
