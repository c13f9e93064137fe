import type { CellTable } from './cell-table'

const answers = new WeakMap<CellTable, Map<string, unknown>>()

/** Answers kept a table: contrasts, filters and orders that people look at in turn. */
const MOST_HELD = 96

const keyOf = (name: string, question: unknown) => `${name} ${JSON.stringify(question)}`

function heldOf(table: CellTable): Map<string, unknown> {
  const held = answers.get(table) ?? new Map<string, unknown>()
  answers.set(table, held)
  return held
}

/** Whether an answer is held, so that nobody prepares what is there. */
export const isRemembered = (table: CellTable, name: string, question: unknown): boolean =>
  heldOf(table).has(keyOf(name, question))

/**
 * What `find` says of a table for a question, computed once: a table never changes, and goes with
 * all its answers when the version of its experiment rises. `name` tells the questions of one place from another's.
 * An answer may be a promise; one that fails is not kept.
 */
export function remember<Answer>(
  table: CellTable,
  name: string,
  question: unknown,
  find: () => Answer,
): Answer {
  const held = heldOf(table)
  const key = keyOf(name, question)
  // Only `find` of the same name wrote under this key.
  const answer = held.has(key) ? (held.get(key) as Answer) : find()
  held.delete(key)
  held.set(key, answer)
  if (answer instanceof Promise) answer.catch(() => held.delete(key))
  if (held.size > MOST_HELD) held.delete(held.keys().next().value!)
  return answer
}
