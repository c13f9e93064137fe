// Unicode's embeddings, overrides and isolates: they reorder what follows them on the screen.
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g

// More accents on one letter than any script needs (the limit of Unicode's stream-safe format):
// thousands of them paint over the lines around and hold the browser for seconds.
const ACCENTS = /(\p{M}{30})(\p{M}+)/gu

// Control characters paint nothing or a box; Unicode has a picture of each.
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g
const CONTROL_PICTURES = 0x2400

// With the `u` flag, only halves without their partner.
const HALF_PAIRS = /\p{Surrogate}/gu

/** A text that HTML can carry: U+FFFD for halves of surrogate pairs. */
export const wholeText = (text: string): string => text.replace(HALF_PAIRS, '\ufffd')

/** A text whose direction overrides and controls are spelled out, so that it reads as it is stored. */
export const visibleText = (text: string): string =>
  wholeText(text)
    .replace(BIDI_CONTROLS, (char) => `⟦U+${char.charCodeAt(0).toString(16).toUpperCase()}⟧`)
    .replace(CONTROLS, (char) => String.fromCharCode(CONTROL_PICTURES + char.charCodeAt(0)))
    .replace(ACCENTS, (_, kept: string, more: string) => `${kept}⟦${more.length} more accents⟧`)
