import { RULE_FIELDS, type ImportRule, type RuleField, type RuleLook } from './import-rule'
import { namesInPattern } from './name-pattern'

/** A rule as a person edits it: lines in their order, perhaps not filled in yet. */
export interface RuleRow {
  /** Tells rows apart while they are edited. */
  readonly id: number
  readonly where: readonly { readonly look: RuleLook; readonly pattern: string }[]
  readonly set: readonly { readonly field: RuleField; readonly value: string }[]
  readonly replace: boolean
}

/** A rule that is begun: most look at where files lie. */
export const newRow = (id: number): RuleRow => ({
  id,
  where: [{ look: 'path', pattern: '' }],
  set: [],
  replace: false,
})

// The names are those of the two unions: a rule is checked before it is kept.
const looksOf = ({ where }: ImportRule) => Object.entries(where) as [RuleLook, string][]
const fieldsOf = ({ set }: ImportRule) => Object.entries(set) as [RuleField, string][]

/** The rows with one of them a place further up or down; as they are where it cannot go there. */
export function moveRow(rows: readonly RuleRow[], id: number, by: -1 | 1): readonly RuleRow[] {
  const from = rows.findIndex((row) => row.id === id)
  const to = from + by
  if (from < 0 || to < 0 || to >= rows.length) return rows
  const moved = [...rows]
  moved.splice(to, 0, ...moved.splice(from, 1))
  return moved
}

/** Rules as they are edited. */
export const rowsOf = (rules: readonly ImportRule[]): RuleRow[] =>
  rules.map((rule, id) => ({
    id,
    where: looksOf(rule).map(([look, pattern]) => ({ look, pattern })),
    // A part that is called like a field sets it, and needs no line.
    set: fieldsOf(rule)
      .filter(([field, value]) => value !== `{${field}}`)
      .map(([field, value]) => ({ field, value })),
    replace: rule.replace ?? false,
  }))

/** What the parts of a rule's patterns set by their names, where no line sets it otherwise. */
export function fieldsByParts({ where, set }: RuleRow): RuleField[] {
  const names = where.flatMap(({ pattern }) => namesInPattern(pattern))
  return RULE_FIELDS.filter(
    (field) =>
      names.includes(field) && !set.some((line) => line.field === field && line.value.trim()),
  )
}

/** What was edited as JSON, as the import reads it; rules without any pattern are left out. */
export function rulesJson(rows: readonly RuleRow[]): string {
  const filled = rows.map(({ where, set, replace }) => ({
    where: Object.fromEntries(
      where.flatMap(({ look, pattern }) => (pattern.trim() ? [[look, pattern.trim()]] : [])),
    ),
    set: Object.fromEntries(
      set.flatMap(({ field, value }) => (value.trim() ? [[field, value.trim()]] : [])),
    ),
    ...(replace ? { replace } : {}),
  }))
  return JSON.stringify(
    filled.filter(({ where, set }) => Object.keys({ ...where, ...set }).length > 0),
  )
}
