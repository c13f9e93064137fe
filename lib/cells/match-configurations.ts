import type { TableConfiguration } from './cell-table'

/** How configurations of two experiments were found to be the same. */
export type MatchBasis = 'configuration' | 'model'

/** One configuration as two experiments have it: indices into the lists of their tables. */
export interface MatchedConfiguration {
  readonly left: number
  readonly right: number
  readonly basis: MatchBasis
}

type Listed = readonly { readonly index: number; readonly configuration: TableConfiguration }[]

/**
 * Pairs the configurations of two experiments, each at most once: the same harness, model and effort;
 * and what is left by the model alone, where each side has just one of it left. Indices are those given.
 */
export function matchConfigurations(left: Listed, right: Listed): MatchedConfiguration[] {
  const byKey = new Map(right.map((one) => [one.configuration.key, one.index]))
  const same = left.flatMap(({ index, configuration }): MatchedConfiguration[] => {
    const other = byKey.get(configuration.key)
    return other === undefined ? [] : [{ left: index, right: other, basis: 'configuration' }]
  })
  const rest = (side: Listed, taken: readonly number[]) =>
    byModel(side.filter(({ index }) => !taken.includes(index)))
  const others = rest(
    right,
    same.map((pair) => pair.right),
  )
  const models = rest(
    left,
    same.map((pair) => pair.left),
  )
  const alike = [...models].flatMap(([model, [one, another]]): MatchedConfiguration[] => {
    const [other, further] = others.get(model) ?? []
    const isClear = another === undefined && further === undefined && other !== undefined
    return isClear ? [{ left: one!, right: other, basis: 'model' }] : []
  })
  return [...same, ...alike].sort((a, b) => a.left - b.left)
}

/** Indices by model; a configuration whose model is unknown is like no other. */
function byModel(side: Listed): Map<string, number[]> {
  const models = new Map<string, number[]>()
  for (const { index, configuration } of side)
    if (configuration.model !== null)
      models.set(configuration.model, [...(models.get(configuration.model) ?? []), index])
  return models
}
