import type { NoteRow } from '@/lib/analysis/note/list-notes'
import type { NotesView } from '@/lib/analysis/note/view-notes'
import { displayCounted, displayInstant } from '@/lib/display'
import { rowWords } from '@/lib/domain/note'
import { noteHref, notesHref, type NotesParams } from '@/lib/url/notes'
import { list, paragraph, present, type Block, type ShareDocument } from './document'
import { MOST_ROWS } from './share-rows'

const placeOf = ({ place, task, step, row, skill }: NoteRow): string =>
  [
    place === 'row'
      ? `${rowWords(row ?? '')} of a diff`
      : place === 'step'
        ? `step ${step}`
        : place,
    ...(task === null || place === 'experiment' ? [] : [task]),
    ...(skill === null ? [] : [skill]),
  ].join(', ')

const blocksOf = (slug: string, note: NoteRow): Block[] => [
  paragraph(
    { strong: note.author || 'local' },
    ` on `,
    { link: placeOf(note), href: noteHref(slug, note) },
    `, ${displayInstant(note.createdAt)}, ${note.resolvedAt === null ? 'open' : `resolved by ${note.resolvedBy || 'local'}`}:`,
  ),
  // As it was written: in what it is pasted into it must stay a text.
  { kind: 'code', text: note.text },
]

/** The notes of an experiment, and which tasks were looked through. */
export function shareNotes(
  { experiment, items, total, reviewed, nReviewed }: NotesView,
  params: Partial<NotesParams>,
): ShareDocument {
  const { slug, name, nTasks } = experiment
  const some = items.slice(0, MOST_ROWS)
  return {
    title: `${name}: notes`,
    href: notesHref(slug, params),
    blocks: present(
      paragraph(`${displayCounted(total, 'note')}.`),
      some.length < total ? paragraph(`The newest ${some.length}:`) : null,
      ...some.flatMap((note) => blocksOf(slug, note)),
      paragraph(`${nReviewed} of ${displayCounted(nTasks, 'task')} reviewed.`),
      reviewed.length > 0
        ? list(
            ...reviewed
              .slice(0, MOST_ROWS)
              .map(({ task, author, markedAt, nNewTrials }) => [
                { code: task },
                ` by ${author || 'local'}, ${displayInstant(markedAt)}${nNewTrials > 0 ? `, ${displayCounted(nNewTrials, 'new trial')} since` : ''}`,
              ]),
          )
        : null,
    ),
  }
}
