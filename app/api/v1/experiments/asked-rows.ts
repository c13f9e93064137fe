import { isCsvAsked } from '@/app/api/v1/respond'

const DEFAULT_LIMIT = 100
const MOST = 1000

/** Which rows of a list a request asks for. */
export interface AskedRows {
  readonly isCsv: boolean
  /** Where to go on from, as an answer before gave it in `next`. */
  readonly cursor: string | null
  /** The same where it is a place in the list. A file has all rows. */
  readonly offset: number
  readonly limit: number
}

/** `limit`, 1 to 1,000, and `cursor`; nonsense falls to the first 100. */
export function askedRows(request: Request): AskedRows {
  const { searchParams } = new URL(request.url)
  const isCsv = isCsvAsked(request)
  const cursor = searchParams.get('cursor')
  if (isCsv) return { isCsv, cursor, offset: 0, limit: Number.MAX_SAFE_INTEGER }
  const limit = Number(searchParams.get('limit') ?? DEFAULT_LIMIT)
  const offset = Number(cursor ?? 0)
  return {
    ...{ isCsv, cursor },
    offset: Number.isSafeInteger(offset) && offset > 0 ? offset : 0,
    limit: Number.isInteger(limit) && limit > 0 ? Math.min(limit, MOST) : DEFAULT_LIMIT,
  }
}

/** A page of a list with where to go on: null after the last row. */
export function withNext<
  List extends { readonly items: readonly unknown[]; readonly total: number },
>(list: List, offset: number): List & { next: string | null } {
  const end = offset + list.items.length
  return { ...list, next: end < list.total ? String(end) : null }
}
