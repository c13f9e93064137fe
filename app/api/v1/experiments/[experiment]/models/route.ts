import { answerView } from '@/app/api/v1/experiments/answer-view'
import { columnsOf, csvTable } from '@/app/api/v1/experiments/csv-table'
import type { ArmCosts } from '@/lib/analysis/model/compare-arm-costs'
import type { ModelsView } from '@/lib/analysis/model/compare-models'
import { ask } from '@/lib/server/ask'
import { loadModelsParams } from '@/lib/url/models'

/** Small models with skills against large ones: the same answer as the page. */
export const GET = answerView('models', {
  find: (slug: string, request: Request) => ask('compareModels', slug, loadModelsParams(request)),
  tables: { pairs: pairsTable, pair: pairTable, arms: armsTable },
})

function pairsTable({ pairs }: ModelsView) {
  const rows = pairs.pairs.map(({ comparison, ...pair }) => ({ ...pair, ...comparison }))
  const columns = columnsOf<(typeof rows)[number]>(
    ...(['small', 'large', 'basis', 'first', 'second', 'difference', 'lower', 'upper'] as const),
    ...(['p', 'q', 'verdict', 'isEquivalent', 'holds', 'nTasks', 'nTrials'] as const),
    ...(['qBetter', 'qWorse', 'bare', 'headStart'] as const),
  )
  return csvTable('model-pairs', columns, rows)
}

function pairTable({ contrast, pair }: ModelsView) {
  const rows = (pair?.byPolicy ?? []).map((one) => ({
    ...one,
    ...costColumns(one.policy === contrast?.policy ? pair!.costs : null),
    firstArm: `${pair!.first.configuration} ${pair!.first.condition}`,
    secondArm: `${pair!.second.configuration} ${pair!.second.condition}`,
  }))
  const columns = columnsOf<(typeof rows)[number]>(
    ...(['policy', 'firstArm', 'secondArm', 'first', 'second', 'difference'] as const),
    ...(['lower', 'upper', 'low', 'high', 'rerunLow', 'rerunHigh', 'p', 'verdict'] as const),
    ...(['isEquivalent', 'nTasks', 'nTrials', 'nUp', 'nTie', 'nDown'] as const),
    ...(['firstPerSolvedUsd', 'firstPerSolvedLow', 'firstPerSolvedHigh'] as const),
    ...(['secondPerSolvedUsd', 'secondPerSolvedLow', 'secondPerSolvedHigh'] as const),
    ...(['costRatio', 'costRatioLow', 'costRatioHigh', 'costTasks', 'draws', 'seed'] as const),
  )
  return csvTable('pair', columns, rows)
}

/** Spend per solved task with what its bootstrap drew; of the policy in force only. */
const costColumns = (costs: ArmCosts | null) => ({
  firstPerSolvedUsd: costs?.first.ratio ?? null,
  firstPerSolvedLow: costs?.first.low ?? null,
  firstPerSolvedHigh: costs?.first.high ?? null,
  secondPerSolvedUsd: costs?.second.ratio ?? null,
  secondPerSolvedLow: costs?.second.low ?? null,
  secondPerSolvedHigh: costs?.second.high ?? null,
  costRatio: costs?.ratio.ratio ?? null,
  costRatioLow: costs?.ratio.low ?? null,
  costRatioHigh: costs?.ratio.high ?? null,
  costTasks: costs?.nTasks ?? null,
  draws: costs?.draws ?? null,
  seed: costs?.seed ?? null,
})

function armsTable({ points }: ModelsView) {
  const rows = points.map(({ cost, tokens, ...point }) => ({
    ...point,
    costPerTrialUsd: cost.value,
    costSource: cost.printedIn ?? cost.source,
    tokensPerTrial: tokens.value,
    tokensSource: tokens.printedIn ?? tokens.source,
  }))
  const columns = columnsOf<(typeof rows)[number]>(
    ...(['configuration', 'condition', 'rate', 'low', 'high', 'nTasks', 'nTrials'] as const),
    ...(['costPerTrialUsd', 'costSource', 'costPerSolvedUsd', 'tokensPerTrial'] as const),
    ...(['tokensSource', 'tokensPerSolved', 'front'] as const),
  )
  return csvTable('arms', columns, rows)
}
