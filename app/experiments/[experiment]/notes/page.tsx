import { changeNote, saveNote } from '@/app/note-actions'
import { carriedComparison } from '@/app/experiments/[experiment]/carried-comparison'
import { openView, stayInside } from '@/app/experiments/[experiment]/open-view'
import { viewTitle } from '@/app/experiments/[experiment]/view-title'
import { currentViewer } from '@/app/viewer'
import { MOST_REVIEWED, NotesView } from '@/components/note/notes-view'
import { ViewFrame } from '@/components/site/view-frame'
import { db } from '@/db'
import { viewNotes } from '@/lib/analysis/note/view-notes'
import { withComparison } from '@/lib/url/comparison'
import { loadContrastParams } from '@/lib/url/experiment'
import { loadNoteParams, loadNotesParams, notesHref, NOTES_A_PAGE } from '@/lib/url/notes'
import { firstRowOf, pageOf } from '@/lib/url/pages'

type Props = PageProps<'/experiments/[experiment]/notes'>

export const generateMetadata = viewTitle('notes')

export default async function NotesPage({ params, searchParams }: Props) {
  const asked = await loadNotesParams(searchParams)
  const { note } = await loadNoteParams(searchParams)
  const comparison = await loadContrastParams(searchParams)
  const viewer = await currentViewer()
  const { page: _page, ...filter } = asked
  const page = pageOf(asked.page)
  const place = {
    ...{ offset: firstRowOf(page, NOTES_A_PAGE), limit: NOTES_A_PAGE },
    mostReviewed: MOST_REVIEWED,
  }
  const find = (slug: string) =>
    viewNotes(db, slug, { ...filter, ...place, note, name: viewer.name })
  const here = (slug: string) => withComparison(notesHref(slug, asked), comparison)
  const view = await openView(params, find, here)
  const { slug } = view.experiment
  stayInside({ page, pageSize: NOTES_A_PAGE, total: view.total }, (last) =>
    notesHref(slug, { ...asked, page: last }),
  )
  const form = { slug, page: notesHref(slug) }
  return (
    <ViewFrame
      view="notes"
      experiment={view.experiment}
      comparison={await carriedComparison(slug, comparison, here)}
    >
      <NotesView
        {...{ view, viewer, params: { ...asked, page }, shown: note }}
        here={(to) => withComparison(notesHref(slug, to), comparison)}
        actions={{ add: saveNote.bind(null, form), change: changeNote.bind(null, form) }}
      />
    </ViewFrame>
  )
}
