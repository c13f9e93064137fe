import type { ActionPhrase } from './action-phrase'
import { isQuiet, type DiffRow } from './diff-row'
import type { Action } from './step-action'

/** A piece of a sentence; code is set in the type face of code. */
export interface Fragment {
  readonly text: string
  readonly isCode: boolean
}

/** Where two trajectories part, in words. */
export interface Divergence {
  /**
   * `deeds`: they do different things; `results`: the same thing answers differently; `looks`: they
   * only look at different things; `words`: only the wording differs; `none`: nothing does.
   */
  readonly kind: 'deeds' | 'results' | 'looks' | 'words' | 'none'
  /** Index of the row; null where there is none to name. */
  readonly row: number | null
  readonly sentence: readonly Fragment[]
}

type Side = 'left' | 'right'
const SIDES: readonly Side[] = ['left', 'right']

const says = (text: string): Fragment => ({ text, isCode: false })

function inWords(phrase: ActionPhrase): Fragment[] {
  const verb = says(phrase.code === null ? phrase.verb : `${phrase.verb} `)
  const code = phrase.code === null ? [] : [{ text: phrase.code, isCode: true }]
  return [verb, ...code, ...(phrase.rest === '' ? [] : [says(phrase.rest)])]
}

const samePhrase = (one: ActionPhrase, two: ActionPhrase) =>
  one.verb === two.verb && one.code === two.code && one.rest === two.rest

/** Finds the first row that matters and says what each side does there. */
export function findDivergence(
  rows: readonly DiffRow[],
  left: readonly Action[],
  right: readonly Action[],
): Divergence {
  const actionOf = (row: DiffRow, side: Side): Action | null => {
    const number = row[side]
    return number === null ? null : (side === 'left' ? left : right)[number - 1]!
  }
  const weightOf = (row: DiffRow) =>
    Math.max(...SIDES.map((side) => actionOf(row, side)?.phrase.weight ?? 0))
  const isDeed = (row: DiffRow) => !isQuiet(row) && row.change !== 'output' && weightOf(row) >= 2
  const isResult = (row: DiffRow) =>
    row.change === 'output' &&
    weightOf(row) >= 2 &&
    actionOf(row, 'left')?.phrase.verb !== 'installs'
  const isLook = (row: DiffRow) => !isQuiet(row) && row.change !== 'output' && weightOf(row) >= 1

  const at = rows.findIndex((row) => isDeed(row) || isResult(row))
  if (at >= 0) {
    return isResult(rows[at]!)
      ? { kind: 'results', row: at, sentence: resultSentence(rows[at]!, left, right) }
      : { kind: 'deeds', row: at, sentence: deedSentence(rows, at, actionOf) }
  }
  const look = rows.findIndex(isLook)
  if (look >= 0) {
    return { kind: 'looks', row: look, sentence: deedSentence(rows, look, actionOf) }
  }
  const word = rows.findIndex((row) => row.kind !== 'same')
  return word >= 0
    ? {
        kind: 'words',
        row: word,
        sentence: [says('Both take the same actions; only the wording differs.')],
      }
    : { kind: 'none', row: null, sentence: [says('Both take the same actions, step by step.')] }
}

function resultSentence(
  row: DiffRow,
  left: readonly Action[],
  right: readonly Action[],
): Fragment[] {
  const one = left[row.left! - 1]!
  const two = right[row.right! - 1]!
  const both = one.phrase.code ?? one.phrase.verb
  const head = [says('The same '), { text: both, isCode: true }]
  if (one.isError === two.isError) return [...head, says(' gives another result.')]
  const [fails, works] = one.isError ? ['left', 'right'] : ['right', 'left']
  return [...head, says(` fails on the ${fails} and succeeds on the ${works}.`)]
}

/** The stretch from a row to where both sides next take the same action. */
function stretchFrom(
  rows: readonly DiffRow[],
  at: number,
  actionOf: (row: DiffRow, side: Side) => Action | null,
): { block: readonly DiffRow[]; next: DiffRow | null } {
  const joins = (row: DiffRow) =>
    (row.kind === 'same' || row.change === 'output') && actionOf(row, 'left')!.phrase.weight >= 1
  const end = rows.findIndex((row, index) => index > at && joins(row))
  return end === -1
    ? { block: rows.slice(at), next: null }
    : { block: rows.slice(at, end), next: rows[end]! }
}

/** At most two phrases of what a side does in a stretch: skill use first, then deeds, then looks. */
function pickPhrases(actions: readonly Action[]): ActionPhrase[] {
  const phrases = actions.map((action) => action.phrase)
  const heaviest = Math.max(0, ...phrases.map((phrase) => phrase.weight))
  if (heaviest === 0) return []
  const lead = heaviest === 3 ? phrases.findIndex((phrase) => phrase.weight === 3) : -1
  const first =
    lead >= 0 ? lead : phrases.findIndex((phrase) => phrase.weight >= Math.min(2, heaviest))
  const then = phrases
    .slice(first + 1)
    .find((phrase) => phrase.weight >= 2 && !samePhrase(phrase, phrases[first]!))
  if (!then) return [phrases[first]!]
  const isItsScript = then.weight === 3 && then.code === phrases[first]!.code
  return [phrases[first]!, isItsScript ? { ...then, verb: 'runs its script', code: null } : then]
}

function deedSentence(
  rows: readonly DiffRow[],
  at: number,
  actionOf: (row: DiffRow, side: Side) => Action | null,
): Fragment[] {
  const { block, next } = stretchFrom(rows, at, actionOf)
  const did = (side: Side) =>
    pickPhrases(block.flatMap((row) => (row.kind === 'same' ? [] : (actionOf(row, side) ?? []))))
  const [one, two] = [did('left'), did('right')]
  if (one.length > 0 && two.length > 0 && samePhrase(one[0]!, two[0]!)) {
    // In a changed row both do the same kind of thing; what comes after it is another matter.
    const verb = one[0]!.verb.replace(/^(\w+?)(e?)s\b/, '$1$2')
    return [says('Both '), ...inWords({ ...one[0]!, verb }), says(', each in its own way.')]
  }
  const clause = (side: Side, phrases: readonly ActionPhrase[]): Fragment[] => {
    const name = says(`${side} `)
    if (phrases.length > 0) {
      return [
        name,
        ...phrases.flatMap((one, index) => [...(index ? [says(' and ')] : []), ...inWords(one)]),
      ]
    }
    if (next === null) return [name, says('takes no further action')]
    return [name, says('goes straight on and '), ...inWords(actionOf(next, side)!.phrase)]
  }
  const weight = (phrases: readonly ActionPhrase[]) => phrases[0]?.weight ?? 0
  const sides: [Side, ActionPhrase[]][] = [
    ['left', one],
    ['right', two],
  ]
  // Who used a skill, or did something at all, comes first.
  if (weight(two) > weight(one)) sides.reverse()
  const fragments = sides.flatMap(([side, phrases], index) => [
    ...(index ? [says('; ')] : []),
    ...clause(side, phrases),
  ])
  return [...capitalised(fragments), says('.')]
}

const capitalised = ([first, ...rest]: Fragment[]): Fragment[] => [
  says(first!.text[0]!.toUpperCase() + first!.text.slice(1)),
  ...rest,
]

/** A sentence as plain text, code in backquotes. */
export const plainSentence = (sentence: readonly Fragment[]): string =>
  sentence.map(({ text, isCode }) => (isCode ? `\`${text}\`` : text)).join('')
