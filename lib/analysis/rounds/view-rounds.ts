import type { Db } from '@/db/open-database'
import { openExperiment } from '@/lib/analysis/experiment/get-experiment'
import { listPrintedTables } from '@/lib/analysis/figure/list-printed-tables'
import type { TableCondition } from '@/lib/cells/cell-table'
import {
  describeFrame,
  type ExperimentFrame,
  type ViewQuestion,
} from '@/lib/cells/describe-contrast'
import { remember } from '@/lib/cells/remember'
import { controlledRounds, type ControlledRound } from '@/lib/cells/rounds/controlled-rounds'
import { countRounds, type RoundCounts } from '@/lib/cells/rounds/count-rounds'
import { drawLineage, type LaneGroup } from '@/lib/cells/rounds/lineage'
import { readLoggedCandidates } from '@/lib/cells/rounds/logged-candidates'
import { readLoggedRounds, roundsOf, type CauseBetween } from '@/lib/cells/rounds/logged-rounds'
import { readPrintedCandidates, spanWord } from '@/lib/cells/rounds/printed-candidates'
import { readPrintedRounds } from '@/lib/cells/rounds/printed-rounds'
import { reviewCandidates, type Review } from '@/lib/cells/rounds/review-candidates'
import { replayRises, type ReplayedCandidate } from '@/lib/cells/rounds/replay-rises'
import { readSearchTrees, type SearchTree } from '@/lib/cells/rounds/search-trees'
import type { Candidate, RoundGroup, RoundOf } from '@/lib/domain/round'
import { countSkillVersions } from './count-skill-versions'
import { listEvolutionEvents } from './list-evolution-events'
import { hasSeveralImports } from './list-arrivals'
import { listOfferedTexts, type OfferedTexts } from './list-offered-texts'
import { readOverTime, type OverTimeNote } from './read-over-time'

/** What the page of rounds is asked for. */
export interface RoundsQuestion extends ViewQuestion {
  /** What a round is; null: what the logs call rounds, else an import where there are several. */
  readonly by: RoundOf | null
  /** The least rise in points that a stricter rule asks of an accepted text. */
  readonly rise: number
  /** The least score that a vote must give to approve; null: what the job asked for. */
  readonly threshold: number | null
}

/** What the page of rounds shows. */
export interface RoundsView extends ExperimentFrame {
  /** What lies between two rounds, in a word: `night`. */
  readonly spanWord: string
  /** The same of the library, whose rounds are as logged, whatever a reading stands for. */
  readonly libraryWord: string
  /** What the rounds of trials are here. */
  readonly by: RoundOf
  /** Readings over imports or weeks leave something out, or cannot be had; null: nothing to say. */
  readonly overTime: OverTimeNote | null
  /** Whether conditions here are rounds by what their logs say. */
  readonly hasLoggedRounds: boolean
  readonly groups: readonly RoundGroup[]
  readonly counts: RoundCounts
  readonly candidates: readonly Candidate[]
  /** Skills of these that have a page here, with how many versions of each are known. */
  readonly skillPages: readonly SkillPage[]
  readonly lineage: readonly LaneGroup[]
  readonly replay: readonly ReplayedCandidate[]
  /** Candidates that validators looked at, the latest first, and how many there are. */
  readonly reviews: readonly Review[]
  readonly nReviews: number
  /** Searches over texts, with UCB1 computed again. */
  readonly searches: readonly SearchTree[]
  /** Single rounds that a source prints before and after. */
  readonly controlled: readonly ControlledRound[]
}

export interface SkillPage {
  readonly skill: string
  readonly nVersions: number
}

/** Candidates that a page lists. */
const MOST_REVIEWS = 100

/** Readings over rounds and what lay between them, printed and from logs; null: no such experiment. */
export async function viewRounds(
  db: Db,
  slug: string,
  question: RoundsQuestion,
): Promise<RoundsView | null> {
  const open = await openExperiment(db, slug, question)
  if (!open) return null
  const { experiment, table } = open
  const [tables, texts, events, versions] = await Promise.all([
    listPrintedTables(db, experiment.id),
    listOfferedTexts(db, experiment.id),
    listEvolutionEvents(db, experiment.id),
    countSkillVersions(db, experiment.id),
  ])
  const asked = [
    { ...question, by: null, rise: null, threshold: null },
    experiment.baselineKey,
    experiment.plannedTasks,
  ]
  const hasRounds = roundsOf(table).length >= 2 || events.length + tables.length > 0
  const by =
    question.by ?? (hasRounds || !(await hasSeveralImports(db, experiment.id)) ? 'round' : 'import')
  const timed =
    by === 'round'
      ? null
      : await remember(table, 'rounds over time', [...asked, by], () =>
          readOverTime(db, open, question, by),
        )
  const logged =
    by === 'round'
      ? remember(table, 'rounds', asked, () =>
          readLoggedRounds(open, question, compareTexts(texts)),
        )
      : (timed?.group ?? null)
  const candidates = [...readPrintedCandidates(tables), ...readLoggedCandidates(events)]
  const reviews = reviewCandidates(events, question.threshold).reverse()
  const groups = [...(logged ? [logged] : []), ...readPrintedRounds(tables, candidates)]
  return {
    ...describeFrame(open, question),
    ...{ spanWord: by === 'round' ? spanWord(tables) : by, libraryWord: spanWord(tables) },
    ...{ by, groups, candidates },
    skillPages: skillPagesOf(candidates, versions),
    overTime: timed?.note ?? null,
    hasLoggedRounds: roundsOf(table).length >= 2,
    counts: countRounds(groups, candidates),
    lineage: drawLineage(candidates),
    replay: replayRises(groups, candidates, question.rise),
    ...{ reviews: reviews.slice(0, MOST_REVIEWS), nReviews: reviews.length },
    searches: readSearchTrees(events),
    controlled: controlledRounds(tables),
  }
}

function skillPagesOf(
  candidates: readonly Candidate[],
  versions: ReadonlyMap<string, number>,
): SkillPage[] {
  const names = new Set(candidates.flatMap(({ skills }) => skills.map(({ name }) => name)))
  return [...names].flatMap((skill) => {
    const nVersions = versions.get(skill)
    return nVersions === undefined ? [] : [{ skill, nVersions }]
  })
}

/** New text where any task is offered another; the same where all are offered the same; else unknown. */
function compareTexts(texts: OfferedTexts): CauseBetween {
  return ({ id: from }: TableCondition, { id: to }: TableCondition) => {
    const [before, after] = [texts.get(from), texts.get(to)]
    if (!before || !after) return 'unknown'
    const common = [...before.keys()].filter((task) => after.has(task))
    if (common.length === 0) return 'unknown'
    return common.some((task) => before.get(task) !== after.get(task)) ? 'new_text' : 'retest'
  }
}
