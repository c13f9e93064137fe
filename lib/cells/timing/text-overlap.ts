import { runsOf, sharedRuns, type SharedRun } from '@/lib/diff/shared-runs'

/** Words of a task that the logs hold: what it asked, or what its verifier said. */
export interface TaskText {
  readonly task: string
  readonly kind: 'instruction' | 'check'
  readonly text: string
  /** The trial that logs it, and the step where it is one. */
  readonly trial: string
  readonly step: number | null
}

/** A text that an author wrote, as a condition offers it to a task. */
export interface OfferedText {
  readonly task: string
  readonly skill: string
  /** Label of the condition. */
  readonly condition: string
  readonly text: string
}

/** Words of a task that stand in a skill offered for this very task, and where both are. */
export interface TextOverlap extends SharedRun {
  readonly task: string
  readonly skill: string
  readonly condition: string
  readonly kind: TaskText['kind']
  readonly trial: string
  readonly step: number | null
  /** Stretches of this text beside the longest, which is the one shown. */
  readonly nMore: number
}

/**
 * Skills that share eight words in a row or more with the task they are offered to. Words that another
 * task's text has too are of no instance, and count for none. That a text overlaps does not say who
 * took it from whom, or that it helped.
 */
export function findTextOverlaps(
  texts: readonly OfferedText[],
  sources: readonly TaskText[],
): TextOverlap[] {
  const runs = sources.map((source) => ({ source, runs: runsOf(source.text) }))
  const tasksOf = new Map<string, Set<string>>()
  for (const { source, runs: own } of runs)
    for (const run of own) tasksOf.set(run, (tasksOf.get(run) ?? new Set()).add(source.task))
  const telling = runs.map(({ source, runs: own }) => ({
    source,
    runs: new Set([...own].filter((run) => tasksOf.get(run)!.size === 1)),
  }))
  return texts
    .flatMap(({ text, ...place }) =>
      telling.flatMap(({ source, runs: own }): TextOverlap[] => {
        if (source.task !== place.task) return []
        const [longest, ...others] = sharedRuns(text, own)
        if (!longest) return []
        const { kind, trial, step } = source
        return [{ ...place, ...longest, kind, trial, step, nMore: others.length }]
      }),
    )
    .sort((a, b) => b.nWords - a.nWords || (a.task < b.task ? -1 : 1))
}
