import { parseCondition } from '@/lib/domain/parse-condition'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'

// What a value of a table means: tables write numbers and booleans as text, and nothing in many ways.

/** One row of a table. */
export interface TableRow {
  /** Line in the file, else the number of the row; counted from 1. */
  readonly line: number
  readonly values: Readonly<Record<string, unknown>>
  readonly bytes: number
}

const NOTHING = /^\s*(?:|null|none|nan|n\/?a|na|nil|undefined|-)\s*$/i

/** The value of a column, or of a path into a nested value: `metrics.reward`. */
export function valueOf({ values }: TableRow, column: string | undefined): unknown {
  if (column === undefined) return null
  if (Object.hasOwn(values, column)) return values[column]
  let value: unknown = values
  for (const key of column.split('.')) {
    if (!isRecord(value) || !Object.hasOwn(value, key)) return null
    value = value[key]
  }
  return value
}

/** A value as text; null where a cell is empty. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim()
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return null
}

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i

/** A number; null where a cell is empty or holds none. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'string' || !NUMBER.test(value.trim())) return null
  const number = Number(value.trim())
  return Number.isFinite(number) ? number : null
}

const YES = /^(?:true|yes|y|pass(?:ed)?|success(?:ful)?|solved|resolved|correct|ok)$/i
const NO =
  /^(?:false|no|n|fail(?:ed|ure)?|unsuccessful|unsolved|unresolved|not[ _-]?resolved|incorrect|wrong)$/i

/** Columns that hold a verdict by their name: 1 and 0 there are yes and no. */
const VERDICT =
  /^(?:is_?)?(?:pass|passed|success|successful|solved|resolved|correct|outcome|verdict)$/i

/**
 * What an outcome says: a verdict is a boolean, a score a number. Null is an empty cell; undefined is
 * text that is neither.
 */
export function outcomeOf(column: string, value: unknown): boolean | number | null | undefined {
  if (typeof value === 'boolean') return value
  const number = numberOf(value)
  if (number !== null) {
    const isVerdict = VERDICT.test(column.trim()) && (number === 0 || number === 1)
    return isVerdict ? number === 1 : number
  }
  if (isNothing(value)) return null
  const text = textOf(value) ?? ''
  if (YES.test(text)) return true
  return NO.test(text) ? false : undefined
}

/** Whether a cell is empty, in one of the ways in which tables say so. */
export const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'string' && NOTHING.test(value))

/** A list of names: itself, or as text (`["pdf"]`, `pdf, xlsx`). Null is no list. */
function namesOf(value: unknown): string[] | null {
  if (Array.isArray(value)) return value.flatMap((one) => textOf(one) ?? [])
  const text = textOf(value)
  if (text === null) return null
  if (!text.startsWith('['))
    return text
      .split(/[,;|]/)
      .map((one) => one.trim())
      .filter(Boolean)
  try {
    return namesOf(JSON.parse(text.replaceAll("'", '"')))
  } catch {
    // Brackets around no JSON: one name.
    return [text]
  }
}

const FLAG = /^(?:with|use|has)_?skills?$|^skills?_?enabled$/i
const LIST = /^skills?(?:_?names?)?$/i
const NONE = /^(?:none|no|false|0|null|n\/a|-|no[_ -]?skills?|without[_ -]?skills?)$/i

/** What a cell says of the skills that were there, as a condition is named; null where it says nothing. */
export function conditionName(column: string, value: unknown): string | null {
  const name = column.trim()
  if (FLAG.test(name)) {
    const isOn = outcomeOf('passed', value)
    if (typeof isOn === 'boolean') return isOn ? 'with_skill' : 'without_skill'
  }
  const said = textOf(value)
  if (LIST.test(name) && (said === null || parseCondition(said) === null)) {
    if (value === false || value === 0) return 'without_skill'
    if (value === true || value === 1) return 'with_skill'
    const names = namesOf(value)
    if (names === null) return null
    const isNone = names.every((one) => NONE.test(one))
    if (names.length === 1 && YES.test(names[0]!)) return 'with_skill'
    return isNone ? 'without_skill' : 'with_skill'
  }
  return said !== null && (isNothing(said) || /^(?:true|false)$/i.test(said)) && !NONE.test(said)
    ? null
    : said
}
