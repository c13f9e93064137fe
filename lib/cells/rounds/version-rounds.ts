import type { TimeRound } from './arrival-rounds'

/** What an import brought a task to be offered; null: it was there before imports were noted. */
export interface BroughtSet {
  readonly importId: number | null
  readonly taskId: number
  /** Equal means the same skills. */
  readonly content: string
}

/** An import with the tasks whose trials it brought, in the order of imports. */
export interface ImportOfTrials {
  readonly id: number
  readonly label: string
  readonly taskIds: readonly number[]
}

/** Which version trials of an import and task ran with: a key; several at once, or none that is known. */
export type VersionOf = string | 'mixed' | 'unknown'

export interface VersionRounds {
  readonly list: readonly TimeRound[]
  readonly of: (importId: number, taskId: number) => VersionOf
}

/**
 * The versions of the skills that an experiment offers, in the order in which trials first ran with them.
 * A version begins where an import brings trials of a task that is offered other skills than before;
 * a task that is new changes nothing. Skills that come back are the version that they were.
 *
 * A log does not say what its trial was given. It is what its own import brought the task; else the
 * newest that was there; else the first that came after.
 */
export function versionRounds(
  imports: readonly ImportOfTrials[],
  sets: readonly BroughtSet[],
): VersionRounds {
  const offerOf = offers(sets)
  const versions: { key: string; label: string; offered: Map<number, string> }[] = []
  const byImport = new Map<number, string>()
  for (const { id, label, taskIds } of imports) {
    const known = taskIds.flatMap((task) => {
      const offer = offerOf(id, task)
      return typeof offer === 'string' ? [] : [[task, offer.content] as const]
    })
    if (known.length === 0) continue
    const differs = ({ offered }: (typeof versions)[number]) =>
      known.some(([task, content]) => (offered.get(task) ?? content) !== content)
    let own = versions.findLast((version) => !differs(version))
    if (!own) {
      const at = versions.length + 1
      // What it does not bring is as it was.
      const offered = new Map(versions.at(-1)?.offered)
      own = { key: String(at), label: `version ${at}, from ${label}`, offered }
      versions.push(own)
    }
    for (const [task, content] of known) own.offered.set(task, content)
    byImport.set(id, own.key)
  }
  return {
    list: versions.map(({ key, label }) => ({ key, label })),
    of: (importId, taskId) => {
      const offer = offerOf(importId, taskId)
      // An import with an offer that is known has a version.
      return typeof offer === 'string' ? offer : byImport.get(importId)!
    },
  }
}

interface Brought {
  readonly importId: number
  /** Several where one import brought them for one task. */
  readonly contents: Set<string>
}

/** What each import brought a task, the first import first. */
function listBrought(sets: readonly BroughtSet[]): Map<number, Brought[]> {
  // Sets from before imports were noted were there first.
  const inOrder = [...sets].sort((a, b) => (a.importId ?? 0) - (b.importId ?? 0))
  const byTask = new Map<number, Brought[]>()
  for (const { importId, taskId, content } of inOrder) {
    const own = byTask.get(taskId) ?? []
    byTask.set(taskId, own)
    const last = own.at(-1)
    if (last && last.importId === (importId ?? 0)) last.contents.add(content)
    else own.push({ importId: importId ?? 0, contents: new Set([content]) })
  }
  return byTask
}

/** What trials of a task in an import were offered: one content, or why there is none. */
function offers(sets: readonly BroughtSet[]) {
  const byTask = listBrought(sets)
  return (importId: number, taskId: number): { content: string } | 'mixed' | 'unknown' => {
    const brought = byTask.get(taskId) ?? []
    const found = brought.findLast((one) => one.importId <= importId) ?? brought[0]
    if (!found) return 'unknown'
    const [content, ...more] = found.contents
    return more.length === 0 ? { content: content! } : 'mixed'
  }
}
