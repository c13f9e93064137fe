import type { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import type { Source } from './mapping'
import { fillIn, type PatternNames } from '@/lib/domain/name-pattern'

/** One trial's file: where it lies in its bundle, and what its path says. */
export interface TrialPlace {
  readonly reader: BundleReader
  readonly path: string
  readonly names: PatternNames
  /** What its file says, or its part of a file that holds several trials. */
  readonly own: unknown
  /** What other files say, each parsed once. */
  readonly values: Map<string, unknown>
  /** Which of several trials of one file it is, and its share of that file. */
  readonly row?: { readonly name: string; readonly bytes: number }
}

/** The value under a key that has dots in it itself, such as a version: the longest that is there. */
function wholeKey(value: unknown, keys: readonly string[]) {
  if (!isRecord(value)) return null
  for (let length = keys.length; length > 1; length -= 1) {
    const key = keys.slice(0, length).join('.')
    if (Object.hasOwn(value, key)) return { value: value[key], length }
  }
  return null
}

/** The value at `a.b.0`, or all of `list[].a`; undefined where there is none. */
export const valueAt = (value: unknown, path: string): unknown => {
  let found: unknown = value
  const keys = path.split('.').filter((key) => key !== '')
  for (const [at, key] of keys.entries()) {
    const isAll = key.endsWith('[]')
    const name = isAll ? key.slice(0, -2) : key
    if (name !== '') {
      const whole = wholeKey(found, keys.slice(at))
      if (whole !== null) return valueAt(whole.value, keys.slice(at + whole.length).join('.'))
      if (Array.isArray(found)) found = found[Number(name)]
      else if (isRecord(found) && Object.hasOwn(found, name)) found = found[name]
      else return undefined
    }
    if (!isAll) continue
    if (!Array.isArray(found)) return undefined
    const rest = keys.slice(at + 1).join('.')
    return found.map((one) => valueAt(one, rest))
  }
  return found
}

/** A path from the folder of the trial's file. */
export const besideTrial = (path: string, name: string): string => {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  return `${folder}${name}`
}

async function valueBeside({ reader, path, values }: TrialPlace, file: string): Promise<unknown> {
  const beside = besideTrial(path, file)
  if (!values.has(beside)) values.set(beside, await reader.data(beside))
  return values.get(beside)
}

const valueOf = async (place: TrialPlace, text: string): Promise<unknown> => {
  const filled = fillIn(text, place.names)
  const cut = filled.indexOf('#')
  if (cut < 0) return /\{[A-Za-z]\w*\}/.test(filled) ? undefined : filled
  const file = filled.slice(0, cut)
  return valueAt(file === '' ? place.own : await valueBeside(place, file), filled.slice(cut + 1))
}

/** The value of a field: the first of its places that gives something. */
export async function pick(place: TrialPlace, source: Source | undefined): Promise<unknown> {
  for (const text of source === undefined ? [] : [source].flat()) {
    const value = await valueOf(place, text)
    if (value !== undefined && value !== null && value !== '') return value
  }
  return null
}
