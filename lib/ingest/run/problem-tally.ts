import type { LogProblem, ProblemCode } from '@/lib/domain/problem'
import { MOST_LISTED } from '@/lib/ingest/open/bounded-problems'

/** Counts the problems of an import by their codes; says which of them are stored one by one. */
export class ProblemTally {
  private readonly byCode = new Map<ProblemCode, number>()
  total = 0

  /** Counts these and gives those to list: of each code the first thousand of the import. */
  add(problems: readonly LogProblem[]): LogProblem[] {
    return problems.filter(({ code, times = 1 }) => {
      const before = this.byCode.get(code) ?? 0
      this.byCode.set(code, before + times)
      this.total += times
      return before < MOST_LISTED
    })
  }

  counts(): { code: ProblemCode; count: number }[] {
    return [...this.byCode].map(([code, count]) => ({ code, count }))
  }
}
