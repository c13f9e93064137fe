import type { PatternNames } from '@/lib/domain/name-pattern'

// What the places of trials say: which part of a path is the arm, which the task.

/** Names of folders and files of an arm. */
const ARM = /skill|baseline|control|treatment|vanilla|^(?:with|without|plain|ablation)\b/i

export interface GuessedPlaces {
  /** A pattern that all paths fit: `{condition}/{task}/score.json`. */
  readonly pattern: string
  /** Names in it that say something. */
  readonly names: PatternNames
}

const withoutEnding = (name: string) => name.replace(/\.[a-z]+$/i, '')

/** A name that is free, for parts of a path that say nothing. */
const FREE = ['run', 'part', 'place', 'more', 'rest']

/** The pattern of paths with equally many folders; of others by their last part alone. */
export function guessPlaces(paths: readonly string[], needsTask: boolean): GuessedPlaces {
  const split = paths.map((path) => path.split('/'))
  const length = split[0]!.length
  const last = split.map((parts) => parts.at(-1)!)
  const isOneName = new Set(last).size === 1
  if (split.some((parts) => parts.length !== length))
    return { pattern: isOneName ? `**/${last[0]}` : '**/*', names: new Map() }
  const names = new Map<string, string>()
  const free = [...FREE]
  const parts = Array.from({ length }, (_, at) => {
    const values = split.map((one) => one[at]!)
    const distinct = new Set(values)
    if (distinct.size === 1) return values[0]!
    const isLast = at === length - 1
    const own = isLast ? values.map(withoutEnding) : values
    const name = nameOf(own, distinct.size, names, needsTask) ?? free.shift() ?? 'rest'
    names.set(name, own[0]!)
    return isLast ? `{${name}}${values[0]!.slice(withoutEnding(values[0]!).length)}` : `{${name}}`
  })
  return { pattern: parts.join('/'), names }
}

/** What a part of the paths is: an arm by its words, a task where it comes again with another arm or run. */
function nameOf(
  values: readonly string[],
  distinct: number,
  names: PatternNames,
  needsTask: boolean,
): string | null {
  if (!names.has('condition') && values.every((value) => ARM.test(value))) return 'condition'
  const isRun = values.every((value) =>
    /^(?:run|trial|attempt|rep|r|seed|epoch)?[-_]?\d+$/i.test(value),
  )
  if (isRun) return names.has('trial') ? null : 'trial'
  return needsTask && !names.has('task') && distinct < values.length ? 'task' : null
}
