/** A figure as its source prints it; proportions as 0.166, null is unknown. */
export interface Figure {
  readonly scope: string
  readonly key: string
  readonly condition: string | null
  readonly measure: string
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  /** How the source made its interval, in its own words. */
  readonly intervalKind: string | null
  readonly n: number | null
  readonly source: string
  readonly note: string | null
}

/** The scope of a row that is no figure: it says where a source disagrees with itself. */
export const CONTRADICTION = 'contradiction'

/** How a printed figure names a configuration. */
export const figureKeyOf = ({
  harness,
  model,
  key,
}: {
  readonly harness: string | null
  readonly model: string | null
  readonly key: string
}): string => (harness === null || model === null ? key : `${harness} / ${model}`)
