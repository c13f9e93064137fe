import { changeNote, saveNote } from './note-actions'
import { currentViewer } from './viewer'
import type { NotesHere } from '@/components/note/note-section'
import { db } from '@/db'
import { getExperiment } from '@/lib/analysis/experiment/get-experiment'
import { listNotes, type NoteFilter } from '@/lib/analysis/note/list-notes'
import { namesOfAccounts } from '@/lib/analysis/note/names-of-accounts'

/** Notes that a page shows of what it is about; the list of all has the others. */
const MOST_HERE = 200

/** The notes on what a page shows, for whoever looks. */
export async function findNotesHere(
  { slug, page }: { readonly slug: string; readonly page: string },
  filter: NoteFilter,
  shown: string | null,
): Promise<NotesHere> {
  const [viewer, people, experiment] = await Promise.all([
    currentViewer(),
    namesOfAccounts(db),
    getExperiment(db, slug),
  ])
  const found = experiment
    ? await listNotes(db, experiment.id, { ...filter, limit: MOST_HERE })
    : { items: [], total: 0 }
  // One that a link names is there, however old.
  const linked =
    experiment && shown !== null && found.items.every(({ uid }) => uid !== shown)
      ? (await listNotes(db, experiment.id, { ...filter, uid: shown, limit: 1 })).items
      : []
  const place = { slug, page }
  return {
    ...{ slug, viewer, people, shown, notes: [...found.items, ...linked], total: found.total },
    actions: { add: saveNote.bind(null, place), change: changeNote.bind(null, place) },
  }
}
