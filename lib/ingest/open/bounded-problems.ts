import type { LogProblem, ProblemCode } from '@/lib/domain/problem'

/** Problems of one kind that are kept one by one; further ones are counted. */
export const MOST_LISTED = 1000

/**
 * Problems of which there may be millions, as an archive of nothing but unsafe names has: the first of
 * each kind, and one that stands for the others of it.
 */
export class BoundedProblems {
  private readonly listed: LogProblem[] = []
  private readonly counts = new Map<ProblemCode, number>()
  private readonly further = new Map<ProblemCode, LogProblem & { times: number }>()

  add(problem: LogProblem): void {
    const { code, file } = problem
    const count = (this.counts.get(code) ?? 0) + 1
    this.counts.set(code, count)
    const times = count - MOST_LISTED
    if (times <= 0) this.listed.push(problem)
    else this.further.set(code, { code, file, detail: `${times} more like these`, times })
  }

  list(): LogProblem[] {
    return [...this.listed, ...this.further.values()]
  }
}
