import { columnsOf, csvAnswer } from '@/app/api/v1/experiments/answer'
import { isCsvAsked, jsonResponse, noExperiment } from '@/app/api/v1/respond'
import type { ArmCosts } from '@/lib/analysis/model/compare-arm-costs'
import type { ModelsView } from '@/lib/analysis/model/compare-models'
import { ask } from '@/lib/server/ask'
import { loadModelsParams } from '@/lib/url/models'

/** Small models with skills against large ones: the same answer as the page. */
export async function GET(
  request: Request,
  context: RouteContext<'/api/v1/experiments/[experiment]/models'>,
) {
  const { experiment } = await context.params
  const view = await ask('compareModels', experiment, loadModelsParams(request))
  if (!view) return noExperiment()
  if (!isCsvAsked(request)) return jsonResponse(view)
  const table = new URL(request.url).searchParams.get('table')
  if (table === 'arms') return armsCsv(view)
  return table === 'pair' ? pairCsv(view) : pairsCsv(view)
}

function pairsCsv({ experiment, pairs }: ModelsView) {
  const rows = pairs.pairs.map(({ comparison, ...pair }) => ({ ...pair, ...comparison }))
  const columns = columnsOf<(typeof rows)[number]>(
    ...(['small', 'large', 'basis', 'first', 'second', 'difference', 'lower', 'upper'] as const),
    ...(['p', 'q', 'verdict', 'isEquivalent', 'holds', 'nTasks', 'nTrials'] as const),
  )
  return csvAnswer(`${experiment.slug}-model-pairs`, columns, rows)
}

function pairCsv({ experiment, contrast, pair }: ModelsView) {
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
  return csvAnswer(`${experiment.slug}-pair`, columns, rows)
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

function armsCsv({ experiment, points }: ModelsView) {
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
  return csvAnswer(`${experiment.slug}-arms`, columns, rows)
}
