import type { ActionPhrase } from './action-phrase'
import type { Action } from './step-action'

/** A piece of a sentence; code is set in the type face of code. */
export interface Fragment {
  readonly text: string
  readonly isCode: boolean
}

/** What one side does in the stretch where they part. */
export interface SideDeeds {
  readonly side: 'left' | 'right'
  /** At most two. */
  readonly deeds: readonly Action[]
  /** What it does before its first deed; null when nothing. */
  readonly lead: 'looks around' | 'prepares' | null
  /** The verbs of all it does there, each once: without deeds, of its words and waits. */
  readonly asides: readonly string[]
  /** What both do next alike; null when they never meet again. */
  readonly goesOn: ActionPhrase | null
}

export const says = (text: string): Fragment => ({ text, isCode: false })
export const code = (text: string): Fragment => ({ text, isCode: true })

function inWords(phrase: ActionPhrase): Fragment[] {
  const verb = says(phrase.code === null ? phrase.verb : `${phrase.verb} `)
  const about = phrase.code === null ? [] : [code(phrase.code)]
  return [verb, ...about, ...(phrase.rest === '' ? [] : [says(phrase.rest)])]
}

/** The verb of action-phrase.ts for the use of a skill's script. */
const RUNS_ITS_SCRIPT = 'runs a script of the skill'

/** Two deeds one after the other: `runs a and b`, `reads the skill a and runs its script`. */
function twoInWords(first: ActionPhrase, then: ActionPhrase): Fragment[] {
  const isItsScript =
    then.verb === RUNS_ITS_SCRIPT && first.weight === 3 && then.code === first.code
  if (isItsScript) return [...inWords(first), says(' and runs its script')]
  const isSameVerb = then.verb === first.verb && first.rest === '' && then.code !== null
  const rest = isSameVerb ? inWords(then).slice(1) : inWords(then)
  return [...inWords(first), says(' and '), ...rest]
}

function clauseOf({ side, deeds, lead, asides, goesOn }: SideDeeds, other: SideDeeds): Fragment[] {
  const name = says(lead === null ? `${side} ` : `${side} ${lead}, then `)
  const [first, then] = deeds.map((action) => action.phrase)
  if (first) return [name, ...(then ? twoInWords(first, then) : inWords(first))]
  const isSilent = asides.length === 0
  if (goesOn === null) {
    return [name, says(isSilent ? 'takes no further action' : `only ${asides.join(' and ')}`)]
  }
  // The other side came to the same deed by a longer way.
  const isRepeated = other.deeds.some(
    ({ phrase }) => phrase.verb === goesOn.verb && phrase.code === goesOn.code,
  )
  const does = inWords(goesOn)
  const way = isSilent ? '' : `${asides.join(', ')} and `
  if (isRepeated) {
    return [name, says(isSilent ? 'at once ' : way), ...does, says(` as ${other.side} does later`)]
  }
  return [name, says(isSilent ? 'goes straight on and ' : way), ...does]
}

/** What the two sides do, each in its own clause. */
export function deedSentence(one: SideDeeds, two: SideDeeds): Fragment[] {
  const weight = ({ deeds }: SideDeeds) => deeds[0]?.phrase.weight ?? 0
  // Who used a skill, or did something at all, comes first.
  const sides = weight(two) > weight(one) ? [two, one] : [one, two]
  const fragments = [
    ...clauseOf(sides[0]!, sides[1]!),
    says('; '),
    ...clauseOf(sides[1]!, sides[0]!),
  ]
  return [...capitalised(fragments), says('.')]
}

/** Who gets to a deed that both do only after something else. */
function leadIn(one: SideDeeds, two: SideDeeds): string {
  const led = [one, two].filter(({ lead }) => lead !== null)
  if (led.length === 0) return 'Both '
  const who = led.length === 2 ? 'each' : led[0]!.side
  const isLook = led.some(({ lead }) => lead === 'looks around')
  return `After ${who} ${isLook ? 'looks around' : 'prepares'}, both `
}

/** Both first do one thing, which has another content on each side. */
export function bothSentence(one: SideDeeds, two: SideDeeds): Fragment[] {
  const { phrase } = one.deeds[0]!
  const verb = phrase.verb.replace(/^(\w+?)(e?)s\b/, '$1$2')
  const rest = phrase.rest.replace(/of its own.*$/, 'of their own')
  const does = inWords({ ...phrase, verb, rest })
  return [says(leadIn(one, two)), ...does, says(', each in its own way.')]
}

/** The same deed with another answer. */
export function resultSentence(left: Action, right: Action): Fragment[] {
  const head = [says('The same '), code(left.phrase.code ?? left.phrase.verb)]
  if (left.isError === right.isError) return [...head, says(' gives another result.')]
  const [fails, works] = left.isError ? ['left', 'right'] : ['right', 'left']
  return [...head, says(` fails on the ${fails} and succeeds on the ${works}.`)]
}

const capitalised = ([first, ...rest]: Fragment[]): Fragment[] => [
  says(first!.text[0]!.toUpperCase() + first!.text.slice(1)),
  ...rest,
]

/** A sentence as plain text, code in backquotes. */
export const plainSentence = (sentence: readonly Fragment[]): string =>
  sentence.map(({ text, isCode }) => (isCode ? `\`${text}\`` : text)).join('')
