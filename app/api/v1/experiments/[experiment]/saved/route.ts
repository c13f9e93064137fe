import { answerView } from '@/app/api/v1/experiments/answer-view'
import { columnsOf, csvTable, type CsvColumns } from '@/app/api/v1/experiments/csv-table'
import { visitingAuthor } from '@/app/viewer'
import { db } from '@/db'
import { listSavedViews, type SavedView } from '@/lib/analysis/note/list-saved-views'

const SAVED: CsvColumns<SavedView> = {
  id: ({ uid }) => uid,
  ...columnsOf<SavedView>('name', 'href', 'isShared', 'author'),
  created_at: ({ createdAt }) => new Date(createdAt).toISOString(),
}

/** Saved views of an experiment: shared ones, and those of whoever asks. */
export const GET = answerView('saved', {
  find: (slug) => listSavedViews(db, slug, visitingAuthor()?.id ?? null),
  json: ({ experiment, items }) => ({
    experiment,
    items: items.map(({ uid: id, authorId: _authorId, ...view }) => ({ id, ...view })),
    next: null,
  }),
  tables: { saved: ({ items }) => csvTable('saved', SAVED, items) },
  isBeyondVersion: true,
})
