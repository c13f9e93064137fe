import type { Json } from '@/lib/domain/json'

/** Deeper nesting than any log has; deeper values would exhaust the stack of whoever walks them. */
export const MAX_DEPTH = 200

/** What stands for a value that was too deep. */
export const TOO_DEEP = `(nested deeper than ${MAX_DEPTH} levels: not read)`

/**
 * The value with what is too deep in it replaced; the very same one where nothing is. `onCut` hears
 * of each place, also of one that was replaced before.
 */
export function cutDeep(
  value: Json,
  onCut: () => void = () => undefined,
  levels = MAX_DEPTH,
): Json {
  if (value === TOO_DEEP) onCut()
  if (typeof value !== 'object' || value === null) return value
  if (levels === 0) {
    onCut()
    return TOO_DEEP
  }
  if (Array.isArray(value)) {
    const items = value.map((item: Json) => cutDeep(item, onCut, levels - 1))
    return items.some((item, at) => item !== value[at]) ? items : value
  }
  const record = value as { readonly [key: string]: Json }
  const inner = Object.entries(record).map(
    ([name, item]) => [name, cutDeep(item, onCut, levels - 1)] as const,
  )
  return inner.some(([name, item]) => item !== record[name]) ? Object.fromEntries(inner) : value
}
