import type { Json } from '@/lib/domain/json'

/** A field of an object of JSON; undefined where there is no such object or field. */
export function fieldOf(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return Object.entries(value).find(([key]) => key === name)?.[1] as Json | undefined
}

export const numberIn = (value: Json | undefined, name: string): number | null => {
  const found = fieldOf(value, name)
  return typeof found === 'number' ? found : null
}

export const textIn = (value: Json | undefined, name: string): string | null => {
  const found = fieldOf(value, name)
  return typeof found === 'string' && found !== '' ? found : null
}

/** The items of a list of JSON; none where it is no list. */
export const itemsOf = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : []
