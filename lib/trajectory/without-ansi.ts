// Titles, colours, cursor movements and character sets; an unknown escape takes one character with it.
const ESCAPES =
  // eslint-disable-next-line no-control-regex
  /\u001b(?:\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\[[0-9;?]*[A-Za-z]|[()][A-Z0-9]|.)?/g

/** A text without a terminal's escape sequences, for places that draw no colours. */
export const withoutAnsi = (text: string): string => text.replace(ESCAPES, '')
