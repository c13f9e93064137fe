/** Mentions of a text that are kept. */
const MOST_MENTIONS = 20

// Not in the middle of a word: an e-mail address mentions nobody.
const MENTION = /(?<![\p{L}\p{N}._-])@([\p{L}\p{N}][\p{L}\p{N}._-]{0,79})/gu

const handleOf = (word: string) => word.toLowerCase().replace(/[._-]+/g, '')

/** Whom a text names by `@name`, each once: in small letters, without dots, dashes and lines between. */
export function findMentions(text: string): string[] {
  const found = [...text.matchAll(MENTION)].map(([, word]) => handleOf(word!))
  return [...new Set(found)].slice(0, MOST_MENTIONS)
}

/** What a person is mentioned by: `Ada Lovelace` by `@ada.lovelace`, and by `@ada` where no other is called so. */
export function handlesOf(name: string, everybody: readonly string[]): string[] {
  const whole = handleOf(name.replace(/\s+/g, ''))
  const firstOf = (one: string) => handleOf(one.trim().split(/\s+/)[0]!)
  const first = firstOf(name)
  const isShared = everybody.filter((one) => firstOf(one) === first).length > 1
  return [...new Set(isShared ? [whole] : [whole, first])].filter((handle) => handle !== '')
}

/** The names of those whom mentions mean, among those who have an account. */
export const mentioned = (mentions: readonly string[], everybody: readonly string[]): string[] =>
  everybody.filter((name) => handlesOf(name, everybody).some((one) => mentions.includes(one)))
