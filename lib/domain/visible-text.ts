// Unicode's embeddings, overrides and isolates: they reorder what follows them on the screen.
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g

// More accents on one letter than any script needs (the limit of Unicode's stream-safe format):
// thousands of them paint over the lines around and hold the browser for seconds.
const ACCENTS = /(\p{M}{30})(\p{M}+)/gu

/** A text whose direction overrides are spelled out, so that it reads as it is stored. */
export const visibleText = (text: string): string =>
  text
    .replace(BIDI_CONTROLS, (char) => `⟦U+${char.charCodeAt(0).toString(16).toUpperCase()}⟧`)
    .replace(ACCENTS, (_, kept: string, more: string) => `${kept}⟦${more.length} more accents⟧`)
