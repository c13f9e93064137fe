import { Moment } from '@/components/imports/moment'
import { CarriedLink } from '@/components/site/carried-link'
import { PageLinks } from '@/components/ui/page-links'
import { Section } from '@/components/ui/section'
import { rowClass, Table } from '@/components/ui/table'
import type { NotesView as View } from '@/lib/analysis/note/view-notes'
import { displayCount, displayCounted } from '@/lib/display'
import { OF_EXPERIMENT, type Viewer } from '@/lib/domain/note'
import { visibleName } from '@/lib/domain/visible-text'
import { notesDataHref, NOTES_A_PAGE, type NotesParams } from '@/lib/url/notes'
import { taskHref } from '@/lib/url/site'
import { NoteCard } from './note-card'
import { NoteForm, writerOf } from './note-form'
import type { NotesHere } from './note-section'
import { NoteFilters } from './note-filters'
import { authorWords } from './note-words'

interface NotesViewProps {
  readonly view: View
  readonly params: NotesParams
  readonly viewer: Viewer
  /** The note that the link of the page names. */
  readonly shown: string | null
  readonly actions: NotesHere['actions']
  /** The page with other params. */
  readonly here: (params: NotesParams) => string
}

/** What reviewers say of an experiment, wherever they said it, and which tasks they looked through. */
export function NotesView(props: NotesViewProps) {
  const { view, params, viewer, shown, actions, here } = props
  const { experiment, items, total, counts, people } = view
  const { slug } = experiment
  const page = Math.max(1, params.page)
  const isEmpty = counts.open + counts.resolved === 0
  return (
    <>
      <h1>What do reviewers say?</h1>
      <p className="border-b border-rule-strong pb-4 text-ink-2">
        {isEmpty
          ? 'No note is written yet. Notes are written on the pages of tasks, trials, their steps, diffs and skills, and about the experiment below.'
          : `${displayCounted(counts.open + counts.resolved, 'note')}, ${counts.open} open.`}
      </p>
      {!isEmpty && <NoteFilters {...{ view, params, viewer, here }} />}
      <div className="mt-4 grid max-w-[860px] grid-cols-[minmax(0,1fr)] gap-3">
        {items.map((note) => (
          <NoteCard
            key={note.uid}
            {...{ note, slug, viewer, change: actions.change }}
            isShown={note.uid === shown}
            hasPlace
          />
        ))}
        {!isEmpty && items.length === 0 && (
          <p className="text-ink-2">No note passes this filter.</p>
        )}
      </div>
      {total > 0 && (
        <PageLinks
          {...{ page, total, pageSize: NOTES_A_PAGE }}
          href={(to) => here({ ...params, page: to })}
        >
          {displayCount(total)} {total === 1 ? 'note' : 'notes'} ·{' '}
          <a
            href={notesDataHref(slug, params, 'csv')}
            download
            className="underline underline-offset-2"
          >
            CSV
          </a>
        </PageLinks>
      )}
      {viewer.mayWrite && (
        <Section id="write" title="Anything to say about the experiment?">
          <div className="max-w-[860px]">
            <NoteForm
              key={`${total} ${items[0]?.uid}`}
              {...{ action: actions.add, subject: OF_EXPERIMENT, writer: writerOf(viewer, people) }}
            />
          </div>
        </Section>
      )}
      <Reviewed view={view} params={params} />
    </>
  )
}

/** Marks that stand on the page; the file has all. */
export const MOST_REVIEWED = 300

function Reviewed({
  view: { experiment, reviewed, nReviewed },
  params,
}: Pick<NotesViewProps, 'view' | 'params'>) {
  const { slug, nTasks } = experiment
  return (
    <Section
      id="reviewed"
      title="Which tasks were looked through?"
      aside={`${displayCount(nReviewed)} of ${displayCounted(nTasks, 'task')}`}
      actions={
        reviewed.length > 0 && (
          <a
            href={notesDataHref(slug, params, 'csv', 'reviewed')}
            download
            className="underline underline-offset-2"
          >
            CSV
          </a>
        )
      }
    >
      {reviewed.length === 0 ? (
        <p className="text-ink-2">None is marked yet; a task’s own page has the button.</p>
      ) : (
        <Table
          caption="Reviewed tasks"
          least={560}
          hasLinks
          heads={['Task', 'By', 'When', 'Since then']}
        >
          {reviewed.map(({ task, author, markedAt, nNewTrials, isGone }) => (
            <tr key={task} className={rowClass()}>
              <td className="font-mono text-xs min-w-[110px] wrap-anywhere">
                {isGone ? (
                  visibleName(task)
                ) : (
                  <CarriedLink href={taskHref(slug, task)} className="hover:underline">
                    {visibleName(task)}
                  </CarriedLink>
                )}
              </td>
              <td>{authorWords(author)}</td>
              <td className="whitespace-nowrap text-ink-3">
                <Moment at={markedAt} />
              </td>
              <td className={nNewTrials > 0 ? 'font-[550] text-hurt' : 'text-ink-3'}>
                {isGone
                  ? 'not here any more'
                  : nNewTrials > 0
                    ? displayCounted(nNewTrials, 'new trial')
                    : 'nothing new'}
              </td>
            </tr>
          ))}
        </Table>
      )}
      {reviewed.length >= MOST_REVIEWED && (
        <p className="mt-2 text-xs text-ink-3">
          The newest {MOST_REVIEWED};{' '}
          <a href={notesDataHref(slug, params, 'csv', 'reviewed')} className="underline">
            all as CSV
          </a>
        </p>
      )}
    </Section>
  )
}
