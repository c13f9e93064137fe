/** Long work that may pause wherever it yields, so that whoever does it can do something else. */
export type Parts<Result> = Generator<void, Result, void>

/** Does the work in one go. */
export function finish<Result>(work: Parts<Result>): Result {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

/** What `map` gives, an item a part. */
export function* mapping<In, Out>(
  items: Iterable<In>,
  map: (item: In, index: number) => Out,
): Parts<Out[]> {
  const found: Out[] = []
  for (const item of items) {
    found.push(map(item, found.length))
    yield
  }
  return found
}
