// One door to every method in the shape of the reference file (docs/statistics.md).
//
// Names follow one mechanical rule:
// - method id `gain.paired` → export `gainPaired` in `gain-paired.ts` (`special.*` and `prng.*` live
//   in `special.ts` and `prng.ts`);
// - keys are snake_case in the file and camelCase in TypeScript: `n_tasks` ↔ `nTasks`;
// - upper case exists only in the file: `I2` ↔ `i2`, `Q` ↔ `q`; the input `B` (number of random
//   draws) is `draws`. UPPER_CASE below names the outputs that the file writes with a capital;
// - an unbounded number is Infinity in TypeScript and the string "Infinity" in the file.
// Optional inputs: `conf` 0.95, `seed` 20260213, `draws` 10,000 (bootstrap) or 9,999 (permutation).
import { METHODS, type MethodId } from './methods'

/** Outputs with a capital letter in the file, by method. */
const UPPER_CASE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'domain.meta': { q: 'Q', i2: 'I2' },
  'domain.summary': { q: 'Q', i2: 'I2' },
  'domain.james_stein': { b: 'B' },
  'interaction.anova': { f: 'F' },
  'evo.mann_kendall': { s: 'S' },
  'evo.page': { l: 'L' },
  'fdr.discrete': { k: 'K' },
  'domain.heterogeneity_f': { q: 'Q', f: 'F' },
}

/** Arms whose keys are task ids, not names of ours. */
const ARM_KEYS = new Set(['with', 'without'])
/** Keys whose text is text, even when it reads "Infinity". */
const TEXT_KEYS = new Set([
  ...['task', 'name', 'id', 'model', 'text', 'condition', 'groups', 'status'],
  ...['configuration', 'families'],
])

export const isMethodId = (method: string): method is MethodId => Object.hasOwn(METHODS, method)

/** Runs a method on an input in the file's shape; the output has the file's keys. */
export function runMethod(method: MethodId, input: unknown): unknown {
  // The table maps each id to the function whose input has the keys that the specification lists
  // for it; a file that breaks this shape makes the function throw, which the caller reports.
  const run = METHODS[method] as (input: never) => unknown
  return toFile(run(fromFile(input, null) as never), UPPER_CASE[method] ?? {})
}

const camelCase = (key: string) =>
  key === 'B' ? 'draws' : key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

const snakeCase = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

function fromFile(value: unknown, key: string | null): unknown {
  if (Array.isArray(value)) return value.map((item) => fromFile(item, key))
  if (typeof value === 'string' && !(key !== null && TEXT_KEYS.has(key))) {
    return value === 'Infinity' ? Infinity : value === '-Infinity' ? -Infinity : value
  }
  if (typeof value !== 'object' || value === null) return value
  if (key !== null && ARM_KEYS.has(key)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [camelCase(name), fromFile(item, name)]),
  )
}

function toFile(value: unknown, names: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(value)) return value.map((item) => toFile(item, names))
  if (value === Infinity) return 'Infinity'
  if (value === -Infinity) return '-Infinity'
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [names[key] ?? snakeCase(key), toFile(item, names)]),
  )
}
