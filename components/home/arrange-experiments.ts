import { isThinComparison } from '@/lib/cells/thin-comparison'
import type { ExperimentListItem } from '@/lib/analysis/experiment/list-experiments'
import { orderOf, type ExperimentSort, type HomeParams } from '@/lib/url/home'

type Item = Pick<
  ExperimentListItem,
  'slug' | 'name' | 'nTasks' | 'nConfigurations' | 'nTrials' | 'lastImportAt' | 'headline'
>

const VALUES: Record<ExperimentSort, (item: Item) => number | string | null> = {
  name: ({ name }) => name.toLowerCase(),
  tasks: ({ nTasks }) => nTasks,
  configurations: ({ nConfigurations }) => nConfigurations,
  trials: ({ nTrials }) => nTrials,
  gain: ({ headline }) =>
    headline && !isThinComparison(headline.coverage) ? headline.gain.estimate : null,
  import: ({ lastImportAt }) => lastImportAt,
}

/** The experiments whose name has every word, in the order asked for; what is unknown comes last. */
export function arrangeExperiments<One extends Item>(
  experiments: readonly One[],
  params: Pick<HomeParams, 'q' | 'sort' | 'order'>,
): One[] {
  const words = params.q.toLowerCase().split(/\s+/).filter(Boolean)
  const value = VALUES[params.sort]
  const sign = orderOf(params) === 'asc' ? 1 : -1
  return experiments
    .filter(({ name, slug }) =>
      words.every((word) => `${name} ${slug}`.toLowerCase().includes(word)),
    )
    .sort((a, b) => {
      const [x, y] = [value(a), value(b)]
      if (x === null || y === null) return Number(x === null) - Number(y === null)
      return x === y ? 0 : sign * (x < y ? -1 : 1)
    })
}
