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

function clauseOf({ side, deeds, goesOn }: SideDeeds, other: SideDeeds): Fragment[] {
  const name = says(`${side} `)
  const [first, then] = deeds.map((action) => action.phrase)
  if (first) return [name, ...(then ? twoInWords(first, then) : inWords(first))]
  if (goesOn === null) return [name, says('takes no further action')]
  // The other side came to the same deed by a longer way.
  const isRepeated = other.deeds.some(
    ({ phrase }) => phrase.verb === goesOn.verb && phrase.code === goesOn.code,
  )
  return isRepeated
    ? [name, says('at once '), ...inWords(goesOn), says(` as ${other.side} does later`)]
    : [name, says('goes straight on and '), ...inWords(goesOn)]
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

/** Both do one thing, which has another content on each side. */
export function bothSentence(phrase: ActionPhrase): Fragment[] {
  const verb = phrase.verb.replace(/^(\w+?)(e?)s\b/, '$1$2')
  const rest = phrase.rest.replace(/of its own.*$/, 'of their own')
  return [says('Both '), ...inWords({ ...phrase, verb, rest }), says(', each in its own way.')]
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
