import { readWritingArm, TIMINGS } from '@/lib/domain/timing'
import { mean } from '@/lib/stats/numeric-rules'

/** One text that an author wrote for a task in one way. */
export interface WrittenText {
  readonly arm: string
  /** Null: people wrote it. */
  readonly author: string | null
  readonly task: string
  /** Which round of writing. */
  readonly run: number
  readonly tokens: number | null
}

/** What an author wrote in one way: of each task the texts of the last round. */
export interface WrittenCell {
  readonly nTexts: number
  readonly nTasks: number
  /** Mean over tasks of the tokens of all texts; null where some text has no SKILL.md. */
  readonly tokensPerTask: number | null
}

export interface WrittenSummary {
  readonly arms: readonly string[]
  readonly rows: readonly {
    readonly author: string | null
    readonly cells: readonly (WrittenCell | null)[]
  }[]
}

const timingRank = (arm: string) => {
  const found = readWritingArm(arm)
  return found === null ? TIMINGS.length : TIMINGS.indexOf(found.timing)
}

const byCodeUnit = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Authors by ways of writing, people last; null where nothing was written. */
export function summarizeWritten(texts: readonly WrittenText[]): WrittenSummary | null {
  if (texts.length === 0) return null
  const arms = [...new Set(texts.map(({ arm }) => arm))].sort(
    (a, b) => timingRank(a) - timingRank(b) || byCodeUnit(a, b),
  )
  const authors = [...new Set(texts.map(({ author }) => author))].sort(
    (a, b) => Number(a === null) - Number(b === null) || byCodeUnit(a ?? '', b ?? ''),
  )
  return {
    arms,
    rows: authors.map((author) => ({
      author,
      cells: arms.map((arm) =>
        cellOf(texts.filter((text) => text.author === author && text.arm === arm)),
      ),
    })),
  }
}

function cellOf(texts: readonly WrittenText[]): WrittenCell | null {
  if (texts.length === 0) return null
  const tasks = [...new Set(texts.map(({ task }) => task))]
  const lasts = tasks.map((task) => {
    const own = texts.filter((text) => text.task === task)
    const last = Math.max(...own.map(({ run }) => run))
    return own.filter(({ run }) => run === last)
  })
  const tokens = lasts.map((own) =>
    own.reduce<number | null>(
      (total, { tokens: more }) => (total === null || more === null ? null : total + more),
      0,
    ),
  )
  const known = tokens.filter((one) => one !== null)
  return {
    nTexts: lasts.reduce((total, own) => total + own.length, 0),
    nTasks: tasks.length,
    tokensPerTask: known.length === tokens.length ? mean(known) : null,
  }
}
