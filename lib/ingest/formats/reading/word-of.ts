/**
 * A value of a log as a word: text, a number, a boolean, `null`. Objects are none: one of a log can
 * have a `toString` of its own, and then cannot become text.
 */
export const wordOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? '' : String(value)
