import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import type { FieldName } from './mapping'
import { valueAt } from './pick-field'
import { scoreOf } from './score-of'

// What the values of trials that were looked at say: which arm is which, what a score is out of.

/** A file that may be of a trial. */
export interface SeenFile {
  /** From the folder of the mapping. */
  readonly path: string
  readonly value: unknown
}

/** Names of arms as we know them: the one that is no `no_skill` beside one that is, is the skill. */
export function conditionsOf(values: readonly unknown[]): Record<string, string> {
  const names = [...new Set(values.filter((one) => one !== null && one !== undefined).map(String))]
  if (names.length > 20) return {}
  const without = names.filter((name) =>
    /^(?:no|without|false)$|\b(?:no|without)[-_ ]?skill|baseline|vanilla|^plain/i.test(
      name.replaceAll('_', '-'),
    ),
  )
  const others = names.filter((name) => !without.includes(name))
  if (without.length === 0) return {}
  return Object.fromEntries([
    ...without.map((name) => [name, 'without_skill'] as const),
    ...others.map(
      (name) => [name, others.length === 1 ? 'with_skill' : `curated: ${name}`] as const,
    ),
  ])
}

/** What stands at a place in the trials that were looked at. */
export function valuesAt(
  files: readonly SeenFile[],
  rows: string | null,
  place: unknown,
): unknown[] {
  if (typeof place !== 'string') return []
  if (!place.startsWith('#')) {
    const words = files.flatMap(({ path }) =>
      path.split('/').map((part) => part.replace(/\.[a-z]+$/i, '')),
    )
    return place === '{condition}'
      ? words.filter((word) => /skill|baseline|control|treatment|vanilla/i.test(word))
      : []
  }
  return files.flatMap(({ value }) => {
    if (rows === null) return [valueAt(value, place.slice(1))]
    const held = valueAt(value, rows)
    const all = Array.isArray(held) ? held : isRecord(held) ? Object.values(held) : []
    return all.map((one) => valueAt(one, place.slice(1)))
  })
}

/** Whether a stated total counts the tokens of a cache beside those of the input. */
export function isCachedApart(
  own: unknown,
  beside: readonly SeenFile[],
  fields: ReadonlyMap<FieldName, readonly string[]>,
): boolean {
  const numberAt = (field: FieldName): number | null => {
    const [place] = fields.get(field) ?? []
    if (place === undefined) return null
    const [file, path] = [place.slice(0, place.indexOf('#')), place.slice(place.indexOf('#') + 1)]
    const value = valueAt(file === '' ? own : beside.find((one) => one.path === file)?.value, path)
    return typeof value === 'number' ? value : null
  }
  const [input, cached, output] = [
    numberAt('tokensIn'),
    numberAt('tokensCached'),
    numberAt('tokensOut'),
  ]
  if (!input || !cached || output === null) return false
  const texts = [own, ...beside.map(({ value }) => value)].map(
    (value) => JSON.stringify(value) ?? '',
  )
  const totals = texts.flatMap((text) =>
    [...text.matchAll(/"total_tokens":(\d+)/g)].map(([, total]) => Number(total)),
  )
  return totals.includes(input + cached + output) && !totals.includes(input + output)
}

/** A score above 1 is one of a hundred. */
export function outOf(files: readonly SeenFile[], rows: string | null, rewards: readonly string[]) {
  const [only] = rewards
  if (rewards.length !== 1 || only === undefined) return {}
  const scores = valuesAt(files, rows, only).map((value) => scoreOf(value) ?? 0)
  const most = scores.reduce((top, score) => Math.max(top, score), 0)
  if (most <= 1) return {}
  return { rewardOutOf: most <= 5 ? 5 : most <= 10 ? 10 : 100 }
}
