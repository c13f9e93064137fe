import type { Fragment } from './divergence-sentence'

/** Where two trajectories part, in words. */
export interface Divergence {
  /**
   * `deeds`: they do different things; `results`: the same thing answers differently; `looks`: they
   * only look at different things; `words`: only the wording differs; `none`: nothing does.
   */
  readonly kind: 'deeds' | 'results' | 'looks' | 'words' | 'none'
  /** Index of the first row whose difference matters; null where nothing differs. */
  readonly row: number | null
  readonly sentence: readonly Fragment[]
  /**
   * Two steps, by number, that do the same with another content or another answer: their texts
   * tell more (see tell-difference.ts). Null where the deeds speak for themselves.
   */
  readonly compared: {
    readonly left: number
    readonly right: number
    readonly part: 'input' | 'output'
  } | null
}
