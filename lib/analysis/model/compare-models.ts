import type { Db } from '@/db/open-database'
import { findModelFact, type ConfigurationSize } from '@/lib/domain/model-size'
import { describeFrame, type ExperimentFrame } from '@/lib/cells/describe-contrast'
import { chooseArms, type PairQuestion } from './choose-arms'
import { describePair, type ArmPair } from './describe-pair'
import { openExperiment, type OpenExperiment } from '@/lib/analysis/experiment/get-experiment'
import { listFigures } from '@/lib/analysis/measure/list-figures'
import { loadUsage } from '@/lib/analysis/cell-table/load-usage'
import {
  findFront,
  measureArms,
  perTrialOf,
  type ArmPoint,
  type FrontState,
} from '@/lib/cells/measure-arms'
import { listPairsByPolicy, type ModelPairs } from '@/lib/cells/pairs-by-policy'
import { answerHeadline } from '@/lib/analysis/experiment/answer-headline'
import type { Headline } from '@/lib/cells/make-headline'
import { remember } from '@/lib/cells/remember'

export interface ModelsQuestion extends PairQuestion {
  readonly small: readonly string[]
  readonly large: readonly string[]
  readonly x: 'cost' | 'tokens' | null
}

export interface ModelsView extends ExperimentFrame {
  readonly headline: Headline | null
  readonly configurations: readonly (ConfigurationSize & { key: string; harness: string | null })[]
  readonly pair: ArmPair | null
  readonly pairs: ModelPairs
  readonly x: 'cost' | 'tokens'
  /** Arms that know cost, and tokens. */
  readonly nKnown: { readonly cost: number; readonly tokens: number }
  readonly points: readonly (ArmPoint & { readonly front: FrontState })[]
}

const NO_PAIRS: ModelPairs = { pairs: [], nUnknown: 0 }

/** Small models with skills against large ones without; null: no such experiment. */
export async function compareModels(
  db: Db,
  slug: string,
  question: ModelsQuestion,
): Promise<ModelsView | null> {
  const open = await openExperiment(db, slug, question)
  if (!open) return null
  const asked = [question, open.experiment]
  return remember(open.table, 'models', asked, () => findModels(db, open, question))
}

async function findModels(
  db: Db,
  open: OpenExperiment,
  question: ModelsQuestion,
): Promise<ModelsView> {
  const { experiment, table, contrast } = open
  const frame = describeFrame(open, question)
  const nothing = { headline: null, pair: null, pairs: NO_PAIRS, x: 'cost' as const, points: [] }
  if (!contrast) return { ...frame, ...nothing, configurations: [], nKnown: { cost: 0, tokens: 0 } }
  const [usage, figures] = await Promise.all([
    remember(table, 'usage', null, () => loadUsage(db, experiment.id)),
    listFigures(db, experiment.id),
  ])
  const measured = { table, contrast, usage, figures }
  const sizes = table.configurations.map(({ key, harness, model }, configuration) => ({
    ...{ key, harness, model, fact: findModelFact(model), choice: choiceOf(question, key) },
    costPerTrialUsd: perTrialOf(measured, { configuration, condition: contrast.without }).cost
      .value,
  }))
  const pairs = listPairsByPolicy(open, contrast, sizes, question)
  const points = measureArms(measured, question)
  const nKnown = {
    cost: points.filter(({ cost }) => cost.value !== null).length,
    tokens: points.filter(({ tokens }) => tokens.value !== null).length,
  }
  const x = question.x ?? (nKnown.cost > 0 || nKnown.tokens === 0 ? 'cost' : 'tokens')
  const states = findFront(points, x)
  const chosen = chooseArms(table, contrast, question, pairs)
  return {
    ...frame,
    headline: await answerHeadline(open, contrast, question),
    configurations: sizes,
    pair: chosen && (await describePair(db, experiment.id, table, contrast, question, chosen)),
    ...{ pairs, x, nKnown },
    points: points.map((point, index) => ({ ...point, front: states[index]! })),
  }
}

const choiceOf = ({ small, large }: ModelsQuestion, key: string) =>
  small.includes(key) ? ('small' as const) : large.includes(key) ? ('large' as const) : null
