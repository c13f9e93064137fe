/** What a log wrote stays in its order: people read it so. */
const AS_LOGGED = new Set(['arguments', 'attributes', 'data'])

/**
 * A value with the fields of its objects in the order of their names: the same whichever reader, of
 * which version, put them together.
 */
export function inOrder<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value
  // The same value with its fields in another order.
  if (Array.isArray(value)) return value.map((one: unknown) => inOrder(one)) as Value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(
    entries.map(([name, one]) => [name, AS_LOGGED.has(name) ? one : inOrder<unknown>(one)]),
  ) as Value
}
