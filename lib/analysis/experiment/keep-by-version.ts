import type { Db } from '@/db/open-database'
import type { ExperimentRow } from './get-experiment'

interface Held<Answer> {
  /** The row as it was asked about, its data version included. */
  readonly row: string
  readonly answer: Promise<Answer>
}

/** Deleted experiments go by this; those that the next who asks may see again stay. */
const MOST_OTHERS = 50

/**
 * What is asked of every experiment at once, kept for each until it changes. Tables of cells come
 * and go with the experiments people look at; the few numbers of the start page stay.
 */
export function keepByVersion<Answer>(find: (db: Db, row: ExperimentRow) => Promise<Answer>) {
  const kept = new WeakMap<Db, Map<number, Held<Answer>>>()
  const ask = (db: Db, held: Map<number, Held<Answer>>, experiment: ExperimentRow) => {
    const row = JSON.stringify(experiment)
    const known = held.get(experiment.id)
    if (known?.row === row) return known.answer
    const found: Held<Answer> = { row, answer: find(db, experiment) }
    held.set(experiment.id, found)
    found.answer.catch(() => {
      if (held.get(experiment.id) === found) held.delete(experiment.id)
    })
    return found.answer
  }
  /** One answer a row, in their order; of others, which whoever asks may not see, only some are held. */
  return async (db: Db, rows: readonly ExperimentRow[]): Promise<Answer[]> => {
    const held = kept.get(db) ?? new Map<number, Held<Answer>>()
    kept.set(db, held)
    const ids = new Set(rows.map(({ id }) => id))
    const others = [...held.keys()].filter((id) => !ids.has(id))
    for (const id of others.slice(0, Math.max(0, others.length - MOST_OTHERS))) held.delete(id)
    const answers: Answer[] = []
    for (const row of rows) answers.push(await ask(db, held, row))
    return answers
  }
}
