// Unicode's embeddings, overrides and isolates: they reorder what follows them on the screen.
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g

/** A text whose direction overrides are spelled out, so that it reads as it is stored. */
export const visibleText = (text: string): string =>
  text.replace(BIDI_CONTROLS, (char) => `⟦U+${char.charCodeAt(0).toString(16).toUpperCase()}⟧`)
