import { NotesLink } from '@/components/note/notes-link'
import { db } from '@/db'
import { getExperiment } from '@/lib/analysis/experiment/get-experiment'
import { countNotes } from '@/lib/analysis/note/list-notes'
import { notesHref } from '@/lib/url/notes'

/** The way from the overview of an experiment to its notes. */
export async function NotesWay({ slug }: { slug: string }) {
  const experiment = await getExperiment(db, slug)
  const counts = experiment && (await countNotes(db, experiment.id))
  const total = counts ? counts.open + counts.resolved : 0
  return <NotesLink total={total} href={notesHref(slug)} />
}
