import type { Db } from '@/db/open-database'
import { getExperimentIdentity } from '@/db/writes/add-experiment'
import { mayChange, type Author, type Viewer } from '@/lib/domain/note'
import { MOST_VIEW_NAME, MOST_VIEWS } from '@/lib/domain/saved-view'
import { viewPathOf } from '@/lib/url/saved-views'
import { keptText } from './kept-text'
import { newUid } from './new-uid'
import { NO_EXPERIMENT } from './no-experiment'
import { keptName } from './notes'

const NO_VIEW = 'The experiment has no such saved view.'
const NOT_YOURS = 'Who saved a view may change it, or an admin.'

function whyNotName(name: string): string | null {
  if (name.trim() === '') return 'Give it a name.'
  return name.length > MOST_VIEW_NAME ? `Keep the name below ${MOST_VIEW_NAME} characters.` : null
}

/** What somebody wants to keep: an address, by a name, for everybody or for themselves. */
export interface NewView {
  readonly name: string
  readonly address: string
  readonly isShared: boolean
}

const ADD = `
  INSERT INTO saved_view (uid, experiment_id, name, path, is_shared, author_id, author, created_at)
  SELECT :uid, :experimentId, :name, :path, :isShared, :authorId, :author, :now
  WHERE (SELECT count(*) FROM saved_view WHERE experiment_id = :experimentId) < ${MOST_VIEWS}`

/** Keeps an address by a name. A sentence when it cannot, null when done. */
export async function addView(
  db: Db,
  slug: string,
  { name, address, isShared }: NewView,
  author: Author,
): Promise<string | null> {
  const experiment = await getExperimentIdentity(db, slug)
  if (!experiment) return NO_EXPERIMENT
  const why = whyNotName(name)
  if (why !== null) return why
  const path = viewPathOf(slug, address)
  if (path === null)
    return 'Only pages of this experiment, of trials and of diffs can be saved, by their address from the first slash on.'
  const { rowsAffected } = await db.$client.execute({
    sql: ADD,
    args: {
      ...{
        uid: newUid(),
        experimentId: experiment.id,
        name: keptText(name),
        path,
        now: Date.now(),
      },
      // Without accounts there is nobody to keep it from.
      isShared: isShared || author.id === null ? 1 : 0,
      ...{ authorId: author.id, author: keptName(author.name) },
    },
  })
  return rowsAffected > 0
    ? null
    : `The experiment has ${MOST_VIEWS} saved views already: delete some first.`
}

interface OwnView {
  readonly slug: string
  readonly uid: string
  readonly viewer: Viewer
}

async function findOwn(db: Db, { slug, uid, viewer }: OwnView): Promise<number | string> {
  const experiment = await getExperimentIdentity(db, slug)
  if (!experiment) return NO_EXPERIMENT
  const { rows } = await db.$client.execute({
    sql: 'SELECT id, author_id, is_shared FROM saved_view WHERE experiment_id = ? AND uid = ?',
    args: [experiment.id, uid],
  })
  const row = rows[0]
  const authorId = row?.author_id ? String(row.author_id) : null
  // A view of somebody's own is nobody else's to know of, not even an admin's.
  if (!row || (row.is_shared === 0 && authorId !== viewer.id)) return NO_VIEW
  return mayChange(viewer, authorId) ? Number(row.id) : NOT_YOURS
}

/** Gives a saved view another name, and says for whom it is. A sentence when it cannot, null when done. */
export async function renameView(
  db: Db,
  own: OwnView,
  { name, isShared }: Pick<NewView, 'name' | 'isShared'>,
): Promise<string | null> {
  const why = whyNotName(name)
  if (why !== null) return why
  const found = await findOwn(db, own)
  if (typeof found === 'string') return found
  // One without an owner would be lost if it were for its owner alone.
  await db.$client.execute({
    sql: 'UPDATE saved_view SET name = ?, is_shared = ? OR author_id IS NULL WHERE id = ?',
    args: [keptText(name), isShared ? 1 : 0, found],
  })
  return null
}

/** Deletes a saved view. A sentence when it cannot, null when done. */
export async function removeView(db: Db, own: OwnView): Promise<string | null> {
  const found = await findOwn(db, own)
  if (typeof found === 'string') return found
  await db.$client.execute({ sql: 'DELETE FROM saved_view WHERE id = ?', args: [found] })
  return null
}
