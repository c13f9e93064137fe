import {
  RULE_FIELDS,
  RULE_LIMITS,
  RULE_LOOKS,
  type ImportRule,
  type RuleField,
} from './import-rule'
import { countWildcards, namesInPattern } from './name-pattern'
import { CONDITION_HELP, parseCondition } from './parse-condition'
import { parseScore } from './parse-score'
import { isTaskName } from './task-name'

const PARTS = new Set(['where', 'set', 'replace'])

class NoRule extends Error {}

const shown = (text: string) => `“${text.slice(0, 60)}”`

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The texts of an object whose names are among these. */
function textsOf<Name extends string>(
  value: unknown,
  part: 'where' | 'set',
  names: readonly Name[],
): Partial<Record<Name, string>> {
  if (!isObject(value)) throw new NoRule(`“${part}” is an object of texts.`)
  const texts: Partial<Record<Name, string>> = {}
  for (const [key, text] of Object.entries(value)) {
    const name = names.find((one) => one === key)
    if (name === undefined)
      throw new NoRule(`“${part}” has no ${shown(key)}. It may name: ${names.join(', ')}.`)
    if (typeof text !== 'string' && typeof text !== 'number')
      throw new NoRule(`${part}.${name} is a text.`)
    const trimmed = String(text).trim()
    if (trimmed === '') continue
    if (trimmed.length > RULE_LIMITS.characters)
      throw new NoRule(`${part}.${name} has more than ${RULE_LIMITS.characters} characters.`)
    texts[name] = trimmed
  }
  return texts
}

/** The names that patterns find, each once. */
function foundNames(where: ImportRule['where']): string[] {
  const names: string[] = []
  for (const [look, pattern] of Object.entries(where)) {
    if (countWildcards(pattern) > RULE_LIMITS.wildcards)
      throw new NoRule(
        `where.${look} has more than ${RULE_LIMITS.wildcards} of *, ** and {name} together.`,
      )
    for (const name of namesInPattern(pattern)) {
      if (names.includes(name)) throw new NoRule(`“where” names {${name}} twice.`)
      names.push(name)
    }
  }
  return names
}

/** Why a value without names in it cannot be set; null when it can. */
export function whyNotValue(field: RuleField, value: string): string | null {
  switch (field) {
    case 'task':
      return isTaskName(value) ? null : 'is no name of a task'
    case 'condition': {
      const kind = parseCondition(value)?.kind
      if (kind === undefined) return `is no condition. ${CONDITION_HELP}`
      return kind === 'unknown' ? 'is what a condition is without a rule' : null
    }
    case 'reward':
      return parseScore(value) === null ? 'is no number from 0 to 1, nor passed or failed' : null
    case 'round':
      return /^\d{1,4}$/.test(value) ? null : 'is no number of a round'
    case 'model':
    case 'agent':
    case 'domain':
    case 'split':
    case 'author':
      return value.length <= 200 ? null : 'has more than 200 characters'
  }
}

function checkValue(field: RuleField, value: string, names: readonly string[]): void {
  const used = namesInPattern(value)
  const missing = used.find((name) => !names.includes(name))
  if (missing !== undefined)
    throw new NoRule(`set.${field} asks for {${missing}}, which no pattern of “where” names.`)
  const reason = used.length === 0 ? whyNotValue(field, value) : null
  if (reason) throw new NoRule(`set.${field}: ${shown(value)} ${reason}`.replace(/\.?$/, '.'))
}

function parseRule(value: unknown): ImportRule {
  if (!isObject(value)) throw new NoRule('a rule is an object with “where” and “set”.')
  const odd = Object.keys(value).find((key) => !PARTS.has(key))
  if (odd !== undefined) throw new NoRule(`a rule has no ${shown(odd)}; only where, set, replace.`)
  const where = textsOf(value.where, 'where', RULE_LOOKS)
  if (Object.keys(where).length === 0)
    throw new NoRule(`“where” is empty. It names one of: ${RULE_LOOKS.join(', ')}.`)
  const names = foundNames(where)
  const given = textsOf(value.set ?? {}, 'set', RULE_FIELDS)
  const set: Partial<Record<RuleField, string>> = {}
  for (const field of RULE_FIELDS) {
    // A part that is called like a field sets it.
    const text = given[field] ?? (names.includes(field) ? `{${field}}` : undefined)
    if (text === undefined) continue
    checkValue(field, text, names)
    set[field] = text
  }
  if (Object.keys(set).length === 0)
    throw new NoRule(`it sets nothing. “set” may name: ${RULE_FIELDS.join(', ')}.`)
  const { replace = false } = value
  if (typeof replace !== 'boolean') throw new NoRule('“replace” is true or false.')
  return { where, set, ...(replace ? { replace } : {}) }
}

/** Rules from JSON: a list of `{where, set, replace}`. A sentence where they cannot be used. */
export function parseRules(value: unknown): ImportRule[] | string {
  if (!Array.isArray(value)) return 'Rules are a list: [{"where": {…}, "set": {…}}, …].'
  if (value.length > RULE_LIMITS.rules) return `There are more than ${RULE_LIMITS.rules} rules.`
  const rules: ImportRule[] = []
  for (const [index, one] of value.entries()) {
    try {
      rules.push(parseRule(one))
    } catch (error) {
      if (!(error instanceof NoRule)) throw error
      return `Rule ${index + 1}: ${error.message}`
    }
  }
  return rules
}

/** Rules from the text of a file. */
export function parseRulesText(text: string): ImportRule[] | string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return `The rules are not valid JSON: ${error instanceof Error ? error.message : 'unknown fault'}`
  }
  return parseRules(value)
}
