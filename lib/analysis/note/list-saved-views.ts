import type { Db } from '@/db/open-database'
import { getExperiment } from '@/lib/analysis/experiment/get-experiment'
import { savedViewHref } from '@/lib/url/saved-views'

/** An address of an experiment that somebody gave a name. */
export interface SavedView {
  readonly uid: string
  readonly name: string
  /** The whole address, under the present name of the experiment. */
  readonly href: string
  /** False: only who saved it sees it. */
  readonly isShared: boolean
  readonly author: string
  readonly authorId: string | null
  readonly createdAt: number
}

export interface SavedViews {
  readonly experiment: {
    readonly slug: string
    readonly name: string
    readonly isGenerated: boolean
  }
  readonly items: readonly SavedView[]
}

/** The saved views of an experiment that somebody may see: shared ones and their own. Null: no such experiment. */
export async function listSavedViews(
  db: Db,
  slug: string,
  viewerId: string | null,
): Promise<SavedViews | null> {
  const found = await getExperiment(db, slug)
  if (!found) return null
  const { rows } = await db.$client.execute({
    sql: `SELECT uid, name, path, is_shared, author, author_id, created_at FROM saved_view
      WHERE experiment_id = ? AND (is_shared = 1 OR author_id = ?) ORDER BY name COLLATE NOCASE, id`,
    args: [found.id, viewerId],
  })
  return {
    experiment: { slug: found.slug, name: found.name, isGenerated: found.isGenerated },
    items: rows.map((row) => ({
      uid: String(row.uid),
      name: String(row.name),
      href: savedViewHref(found.slug, String(row.path)),
      isShared: Number(row.is_shared) === 1,
      author: String(row.author),
      authorId: row.author_id === null ? null : String(row.author_id),
      createdAt: Number(row.created_at),
    })),
  }
}
