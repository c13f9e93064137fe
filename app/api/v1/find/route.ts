import { visitingAuthor } from '@/app/viewer'
import { jsonResponse } from '@/app/api/v1/respond'
import { db } from '@/db'
import { findByName } from '@/lib/analysis/find/find-by-name'
import { findDocs } from '@/lib/server/find-docs'
import { MOST_FIND_CHARS } from '@/lib/url/find'

/** Names that hold the words of `q`: experiments, tasks, skills, models, conditions, docs; trials by id. */
export async function GET(request: Request) {
  const q = (new URL(request.url).searchParams.get('q') ?? '').slice(0, MOST_FIND_CHARS)
  const [named, docs] = await Promise.all([
    findByName(db, q, visitingAuthor()?.id ?? null),
    findDocs(q),
  ])
  return jsonResponse({ ...named, docs })
}
