import { createParser, parseAsArrayOf, parseAsString } from 'nuqs/server'

const list = parseAsArrayOf(parseAsString)
/** Values of a filter; the empty one is "none", which a plain list would take for no filter. */
export const parseAsValues = createParser({
  parse: (text) => (text === '' ? [''] : list.parse(text)),
  serialize: (values: string[]) => list.serialize(values),
  eq: (a, b) => a.length === b.length && a.every((value, index) => value === b[index]),
})
