import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { guessFields, type GuessedFields } from './guess-fields'
import { guessPlaces } from './guess-places'
import type { FieldName } from './mapping'
import { conditionsOf, isCachedApart, outOf, valuesAt, type SeenFile } from './guess-values'
import { rowsIn } from './guess-rows'
import { valueAt } from './pick-field'

// A mapping that a person may accept, for trials in a layout that nobody described.

/** Files of trials that look alike, with what lies beside the first of them. */
export interface SeenTrials {
  readonly files: readonly SeenFile[]
  /** Paths from the folder of the first trial. */
  readonly beside: readonly SeenFile[]
  /** Agents' logs beside it, as paths from there. */
  readonly logs: readonly string[]
  /** What the folder is called: the task where nothing else says one. */
  readonly folder: string
}

/** The mapping as JSON, as it would be written into a file. */
export type MappingJson = Readonly<Record<string, unknown>>

export interface GuessedMapping {
  readonly mapping: MappingJson
  /** How much the trial's own file says: of two guesses at the same trials the heavier is the better. */
  readonly weight: number
  /** What nothing was found to say. */
  readonly open: readonly FieldName[]
}

/** Fields with the file that they stand in: `#a.b`, `usage.json#a.b`. */
function fieldsOf(own: GuessedFields, beside: readonly SeenFile[]): Map<FieldName, string[]> {
  const fields = new Map<FieldName, string[]>()
  for (const [field, places] of own.places)
    fields.set(
      field,
      places.map((place) => `#${place}`),
    )
  for (const { path, value } of beside)
    for (const [field, places] of guessFields(value).places)
      if (!fields.has(field) && field !== 'trial')
        fields.set(
          field,
          places.map((place) => `${path}#${place}`),
        )
  return fields
}

/** Several scores by names that tell them apart. */
const rewardsOf = (places: readonly string[]) =>
  Object.fromEntries(
    places.slice(0, 12).map((place) => {
      const parts = place.slice(place.indexOf('#') + 1).split('.')
      return [parts.slice(-2).join('.'), place] as const
    }),
  )

/** A short text with few values over many trials: a group that tasks may be. */
function groupField(files: readonly SeenFile[], taken: ReadonlySet<string>): string | null {
  const [first] = files
  if (!first || files.length < 3 || !isRecord(first.value)) return null
  for (const [key, value] of Object.entries(first.value)) {
    if (typeof value !== 'string' || value.length > 60 || taken.has(`#${key}`)) continue
    if (/version|schema|kind|type|sha|hash|status|path|model|provider|condition/i.test(key))
      continue
    const values = new Set(files.map((file) => valueAt(file.value, key)))
    if (values.size > 1 && values.size < files.length) return `#${key}`
  }
  return null
}

const MUST: readonly FieldName[] = ['task', 'condition', 'reward', 'model']

/** An outcome and an arm make a file that of a trial; what was used may lie beside it. */
const weightOf = (own: GuessedFields, isScored: boolean): number =>
  own.places.size + (isScored ? 10 : 0) + (own.places.has('condition') ? 5 : 0)

/** Files that prepare a trial, or tell of several. */
const SUPPORTING = /canary|preflight|config|manifest|schema|summary/i
const last = (path: string) => path.slice(path.lastIndexOf('/') + 1)

/** What the fields and places of files that look alike seem to say; null where they are not like trials. */
export function guessMapping({ files, beside, logs, folder }: SeenTrials): GuessedMapping | null {
  const [first] = files
  if (!first) return null
  const table = rowsIn(first.value)
  const own = guessFields(table ? table.first : first.value)
  const fields = fieldsOf(own, table ? [] : beside)
  const places = guessPlaces(
    files.map(({ path }) => path),
    !fields.has('task'),
  )
  const rewards = fields.get('reward') ?? []
  const checks = own.checks
  const isScored = rewards.length > 0 || checks !== null
  const hasOwnArm = fields.get('condition')?.[0]?.startsWith('#') === true
  const isLikeTrials = isScored || (hasOwnArm && fields.has('tokensOut'))
  const says = [
    rewards.length > 0 || checks !== null,
    fields.has('condition') || places.names.has('condition'),
    fields.has('task') || places.names.has('task'),
    fields.has('model') || fields.has('tokensOut'),
  ].filter(Boolean).length
  if (!isLikeTrials || says < 2) return null

  const chosen = new Map<string, unknown>()
  for (const [field, [place]] of fields) if (field !== 'reward') chosen.set(field, place)
  const trials = valuesAt(files, table?.rows ?? null, chosen.get('trial'))
  // A name that others have too would make them one trial.
  if (new Set(trials).size < trials.length) chosen.delete('trial')
  for (const name of ['condition', 'trial'] as const)
    if (!chosen.has(name) && places.names.has(name)) chosen.set(name, `{${name}}`)
  const group = table ? null : groupField(files, new Set([...fields.values()].flat()))
  if (!chosen.has('task')) chosen.set('task', taskOf(places.names, table !== null, group, folder))
  if (rewards.length === 1) chosen.set('reward', rewards[0])
  const conditionPlace = chosen.get('condition')
  const conditions = conditionsOf(valuesAt(files, table?.rows ?? null, conditionPlace))
  const open = MUST.filter((field) =>
    field === 'reward' ? rewards.length === 0 && checks === null : !chosen.has(field),
  )
  return {
    mapping: {
      skillscope: 'mapping',
      version: 1,
      trials: places.pattern,
      ...(table ? { rows: table.rows } : {}),
      fields: Object.fromEntries([...chosen].sort(([a], [b]) => orderOf(a) - orderOf(b))),
      ...(rewards.length > 1 ? { rewards: rewardsOf(rewards) } : {}),
      ...outOf(files, table?.rows ?? null, rewards),
      ...(isCachedApart(table ? table.first : first.value, beside, fields)
        ? { cachedIsApart: true }
        : {}),
      ...(Object.keys(conditions).length > 0 ? { conditions } : {}),
      ...(checks ? { checks: [{ ...checks, in: `#${checks.in}` }] } : {}),
      ...(logs.length > 0 ? { logs } : {}),
    },
    weight: weightOf(own, isScored) - (SUPPORTING.test(last(first.path)) ? 5 : 0) - open.length,
    open,
  }
}

const ORDER = ['task', 'condition', 'reward', 'model', 'harness', 'trial', 'domain']
const orderOf = (field: string) => (ORDER.includes(field) ? ORDER.indexOf(field) : ORDER.length)

const taskOf = (
  names: ReadonlyMap<string, string>,
  isTable: boolean,
  group: string | null,
  folder: string,
): string => {
  if (names.has('task')) return '{task}'
  if (isTable) return '{row}'
  return group ?? folder
}
