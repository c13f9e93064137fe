import { MODEL_FACTS, type ModelFact } from './model-facts'

/** Why one model counts as smaller than another. */
export const SIZE_BASES = {
  reader: 'your choice, kept in the link',
  parameters: 'fewer parameters in total',
  price: 'lower list price for input and for output',
  cost: 'lower cost per trial without skills',
} as const

export type SizeBasis = keyof typeof SIZE_BASES

/** What is known about the size of a configuration. */
export interface ConfigurationSize {
  readonly model: string | null
  readonly fact: ModelFact | null
  /** What the reader says; null: by the facts. */
  readonly choice: 'small' | 'large' | null
  /** Mean cost per trial without skills; null is unknown. */
  readonly costPerTrialUsd: number | null
}

/** `anthropic/claude-opus-4-7@20260416` and `Opus 4.7` name one model: `opus47`. */
const canonicalModel = (model: string): string =>
  model
    .toLowerCase()
    .replace(/^.*\//, '')
    .replace(/@.*$|-?20\d{6}$/, '')
    .replace(/claude|preview|latest|[^a-z0-9]/g, '')

const factByName = new Map(
  MODEL_FACTS.flatMap((fact) =>
    [fact.model, ...fact.otherNames].map((name) => [canonicalModel(name), fact] as const),
  ),
)

/** The fact about a model under any of its usual names; null when none is known. */
export const findModelFact = (model: string | null): ModelFact | null =>
  model === null ? null : (factByName.get(canonicalModel(model)) ?? null)

/** -1, 0 or 1 where both are known; null otherwise. */
function order(a: number | null | undefined, b: number | null | undefined): number | null {
  if (a === null || b === null || a === undefined || b === undefined) return null
  return Math.sign(a - b)
}

/** Cheaper for input and for output; 0 where one price is lower and the other is higher. */
function orderByPrice(a: ModelFact | null, b: ModelFact | null): number | null {
  const input = order(a?.inputUsdPerMtok, b?.inputUsdPerMtok)
  const output = order(a?.outputUsdPerMtok, b?.outputUsdPerMtok)
  if (input === null || output === null) return null
  return input * output < 0 ? 0 : Math.sign(input + output)
}

/**
 * By what the first is smaller than the second, by the first rule that knows both: the reader's
 * choice for both, the number of parameters, the list price, the cost per trial. Where no fact tells,
 * the reader's choice for one of them is enough: a small one is smaller than what nothing is said of,
 * a large one larger. Null when it is not smaller or nothing tells; two configurations of one model
 * are of one size.
 */
export function whySmaller(a: ConfigurationSize, b: ConfigurationSize): SizeBasis | null {
  if (a.choice !== null && b.choice !== null)
    return a.choice === 'small' && b.choice === 'large' ? 'reader' : null
  if (a.model !== null && b.model !== null && canonicalModel(a.model) === canonicalModel(b.model))
    return null
  const rules: [SizeBasis, number | null][] = [
    ['parameters', order(a.fact?.parametersBillion, b.fact?.parametersBillion)],
    ['price', orderByPrice(a.fact, b.fact)],
    ['cost', order(a.costPerTrialUsd, b.costPerTrialUsd)],
  ]
  const known = rules.find(([, sign]) => sign !== null)
  if (known) return known[1]! < 0 ? known[0] : null
  return a.choice === 'small' || b.choice === 'large' ? 'reader' : null
}

/** Whether any rule orders the two. */
export const isSizeKnown = (a: ConfigurationSize, b: ConfigurationSize): boolean =>
  whySmaller(a, b) !== null || whySmaller(b, a) !== null
