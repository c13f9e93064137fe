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

// What paints nothing in a name: soft hyphens, marks of width zero, fillers, tags, line and paragraph
// ends, controls of the second set. Variation selectors stay: they choose the look of the sign before
// them; joiners are looked at apart.
const UNSEEN =
  /[\u007f-\u009f\u2028\u2029]|(?!\p{Variation_Selector}|\u200c|\u200d)\p{Default_Ignorable_Code_Point}/gu

// Joiners make one sign of several in emoji and shape letters in scripts that join; elsewhere two
// names that look alike differ by them.
const IDLE_JOINERS =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{M}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Malayalam}\p{Script=Sinhala}])[\u200c\u200d]/gu

// In a text that is drawn as one, a tab, a line end or an escape is somebody else's to draw; in a name
// nobody does.
// eslint-disable-next-line no-control-regex
const LINE_CONTROLS = /[\t\n\v\f\r\u001b]/g

const codeMark = (char: string) => `⟦U+${char.codePointAt(0)!.toString(16).toUpperCase()}⟧`

/**
 * A name from a log as it is stored, with marks for what cannot be seen in it: of a task, a model, a
 * file, a skill. Two names that differ look different, and none pretends to be another.
 */
export const visibleName = (name: string): string =>
  visibleText(name)
    .replace(LINE_CONTROLS, (char) => String.fromCharCode(CONTROL_PICTURES + char.charCodeAt(0)))
    .replace(UNSEEN, codeMark)
    .replace(IDLE_JOINERS, codeMark)
