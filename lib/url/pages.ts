import { parseAsNumberLiteral } from 'nuqs/server'

// Pages of lists in links: 1 is the first.

/** Rows that a page may have: the most is what a list prints. */
export const PAGE_SIZES = [50, 200, 1000] as const

export const parseAsRows = parseAsNumberLiteral(PAGE_SIZES).withDefault(50)

const MOST_PAGES = 1_000_000

/** A page as asked for in a link; nonsense is the first page. */
export const pageOf = (page: number): number => (page >= 1 && page <= MOST_PAGES ? page : 1)

/** Rows before a page. */
export const firstRowOf = (page: number, pageSize: number): number => (pageOf(page) - 1) * pageSize

/** The last page that has rows; 1 of an empty list. */
export const lastPageOf = (total: number, pageSize: number): number =>
  Math.max(1, Math.ceil(total / pageSize))
