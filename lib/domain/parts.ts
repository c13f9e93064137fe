/** Long work that may pause wherever it yields, so that whoever does it can do something else. */
export type Parts<Result> = Generator<void, Result, void>

/** Does the work in one go. */
export function finish<Result>(work: Parts<Result>): Result {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}
