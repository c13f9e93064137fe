import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { namesOfRole } from '@/lib/ingest/formats/containers/trial-table/column-roles'
import type { ColumnRole } from '@/lib/domain/table-columns'
import { scoreOf } from './score-of'
import type { FieldName } from './mapping'

// Which field of a trial's file says what, by its name, its place and what stands there.

/** A value that is no list and no record, with its place. */
interface Leaf {
  readonly path: string
  readonly name: string
  readonly depth: number
  readonly value: unknown
}

const MOST_LEAVES = 2000
const MOST_DEPTH = 4

const plain = (name: string) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')

function* leavesOf(value: unknown, path: string, depth: number): Generator<Leaf> {
  if (!isRecord(value)) return
  for (const [key, one] of Object.entries(value)) {
    // A place is written with dots and ends at the first sign that means something else.
    if (!/^[\w /:@-]+$/.test(key)) continue
    const place = path === '' ? key : `${path}.${key}`
    if (isRecord(one) && depth < MOST_DEPTH) yield* leavesOf(one, place, depth + 1)
    else if (!Array.isArray(one) && !isRecord(one))
      yield { path: place, name: plain(key), depth, value: one }
  }
}

const isText = (value: unknown) =>
  typeof value === 'number' || (typeof value === 'string' && value !== '' && value.length <= 200)
const isCount = (value: unknown) => typeof value === 'number' && value >= 0
const isScore = (value: unknown) => {
  const score = scoreOf(value)
  return score !== null && score >= 0 && score <= 100
}

interface Guess {
  readonly role: ColumnRole
  readonly field: FieldName
  readonly fits: (value: unknown) => boolean
}

/** Fields that are guessed, as those of tables are. */
const GUESSES: readonly Guess[] = [
  { role: 'task', field: 'task', fits: isText },
  { role: 'reward', field: 'reward', fits: isScore },
  {
    role: 'condition',
    field: 'condition',
    fits: (value) => isText(value) || typeof value === 'boolean',
  },
  { role: 'model', field: 'model', fits: (value) => typeof value === 'string' && value !== '' },
  { role: 'harness', field: 'harness', fits: (value) => typeof value === 'string' && value !== '' },
  { role: 'domain', field: 'domain', fits: (value) => typeof value === 'string' && value !== '' },
  { role: 'trial', field: 'trial', fits: isText },
  { role: 'tokens_in', field: 'tokensIn', fits: isCount },
  { role: 'tokens_cached', field: 'tokensCached', fits: isCount },
  { role: 'tokens_out', field: 'tokensOut', fits: isCount },
  { role: 'cost_usd', field: 'costUsd', fits: isCount },
  { role: 'duration_s', field: 'durationSeconds', fits: isCount },
  { role: 'duration_ms', field: 'durationMs', fits: isCount },
  { role: 'started_at', field: 'startedAt', fits: isText },
  { role: 'finished_at', field: 'finishedAt', fits: isText },
]

/** What may have a word before it: that a check of the cost passed is no reward, a count of tasks no task. */
const WITH_WORD: Partial<Record<ColumnRole, readonly string[]>> = {
  reward: ['reward', 'score', 'pass_rate', 'accuracy'],
  condition: ['condition', 'arm', 'variant', 'treatment'],
  model: ['model', 'model_name'],
  cost_usd: ['cost_usd'],
}

/** How well a name says something: its rank among the names for it, those with a word before it after them. */
function rankOf(name: string, role: ColumnRole): number | null {
  const names = namesOfRole(role)
  const at = names.indexOf(name)
  if (at >= 0) return at
  const ends = WITH_WORD[role] ?? []
  const end = ends.findIndex((one) => name.endsWith(`_${one}`))
  return end < 0 ? null : names.length + end
}

export interface GuessedFields {
  /** Places by field; of a reward all that could be. */
  readonly places: ReadonlyMap<FieldName, readonly string[]>
  readonly checks: { readonly in: string; readonly passed: string; readonly name: string } | null
}

const PASSED = ['passed', 'pass', 'ok', 'success', 'outcome', 'status', 'result']
const NAMED = [
  'name',
  'id',
  'criterion_id',
  'check_id',
  'text',
  'criterion',
  'description',
  'title',
]

/** A list of checks, or an object of verdicts by name. */
function checksOf(value: unknown, path = '', depth = 0): GuessedFields['checks'] {
  if (!isRecord(value) || depth > MOST_DEPTH) return null
  for (const [key, one] of Object.entries(value)) {
    const place = path === '' ? key : `${path}.${key}`
    const first: unknown = Array.isArray(one) ? one[0] : null
    if (isRecord(first)) {
      const passed = PASSED.find((name) => scoreOf(first[name]) !== null)
      const name = NAMED.find((own) => typeof first[own] === 'string')
      if (passed && name) return { in: place, passed, name }
    }
    const isVerdicts = /check|outcome|criteria|gate|assertion|expectation/i.test(key)
    if (isVerdicts && isRecord(one) && Object.values(one).length > 0)
      if (Object.values(one).every((verdict) => scoreOf(verdict) !== null))
        return { in: place, passed: 'passed', name: 'name' }
    const found = checksOf(one, place, depth + 1)
    if (found) return found
  }
  return null
}

/** What the fields of one trial seem to say. */
export function guessFields(value: unknown): GuessedFields {
  const leaves: Leaf[] = []
  for (const leaf of leavesOf(value, '', 0)) if (leaves.push(leaf) >= MOST_LEAVES) break
  const places = new Map<FieldName, string[]>()
  for (const { role, field, fits } of GUESSES) {
    const found = leaves
      .flatMap((leaf) => {
        const rank = fits(leaf.value) ? rankOf(leaf.name, role) : null
        return rank === null ? [] : [{ ...leaf, rank }]
      })
      .sort((a, b) => a.depth - b.depth || a.rank - b.rank || (a.path < b.path ? -1 : 1))
    if (found.length > 0)
      places.set(
        field,
        found.map(({ path }) => path),
      )
  }
  return { places, checks: checksOf(value) }
}

/** Whether something tells how a trial ended. */
export const saysOutcome = ({ places, checks }: GuessedFields): boolean =>
  places.has('reward') || checks !== null
