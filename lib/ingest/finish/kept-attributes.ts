import type { Json } from '@/lib/domain/json'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'

/** Metadata may hold a list of times a call: thousands of numbers that nobody reads here. */
const withoutLongLists = (value: Json): Json => {
  if (Array.isArray(value))
    return value.length > 50 ? `${value.length} items` : value.map(withoutLongLists)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withoutLongLists(item as Json)]),
  )
}

const isKept = (value: unknown) =>
  value !== undefined && value !== null && !(isRecord(value) && Object.keys(value).length === 0)

/** Facts without a column, as they are stored: nothing empty, no long lists. */
export const keptAttributes = (
  all: Readonly<Record<string, unknown>>,
): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    Object.entries(all)
      .filter(([, value]) => isKept(value))
      // What readers put here came out of JSON.
      .map(([key, value]) => [key, withoutLongLists(value as Json)]),
  )
