import type { Db } from '@/db/open-database'
import { openExperiment, type OpenExperiment } from '@/lib/analysis/experiment/get-experiment'
import { listPrintedTables } from '@/lib/analysis/figure/list-printed-tables'
import {
  describeConditions,
  describeFrame,
  type ExperimentFrame,
  type ViewQuestion,
} from '@/lib/cells/describe-contrast'
import { doseOf, type DoseResponse } from '@/lib/cells/effects/dose-response'
import {
  countConditions,
  printedSections,
  type EffectSection,
} from '@/lib/cells/effects/effect-sections'
import {
  facetsOf,
  mapsOfCells,
  partlyKnownTokens,
  type TaskFacet,
  type TokenCoverage,
} from '@/lib/cells/effects/maps-of-cells'
import { profileModels, type ModelProfile } from '@/lib/cells/effects/model-profile'
import { transferGridOf, type TransferGrid } from '@/lib/cells/effects/transfer-grid'
import { remember } from '@/lib/cells/remember'
import type { PrintedTable } from '@/lib/domain/printed-table'

export interface EffectsQuestion extends ViewQuestion {
  /** The condition of printed tables that others are set against; cells have it in `without`. */
  readonly baseline: string | null
  /** By what tasks are set apart, or which part of a printed table is shown. */
  readonly facet: string | null
}

export interface EffectsView extends ExperimentFrame {
  /** From cells first, then from printed tables. */
  readonly sections: readonly EffectSection[]
  /** The first section is computed from cells. */
  readonly isFromCells: boolean
  /** By what tasks of cells can be set apart, and are. */
  readonly taskFacets: readonly TaskFacet[]
  readonly taskFacet: TaskFacet | null
  readonly doses: readonly DoseResponse[]
  /** Conditions of cells differ by more than how much text they have: author, timing, round. */
  readonly isLengthMixed: boolean
  /** Conditions whose mean of tokens is not of all tasks. */
  readonly tokenCoverage: readonly TokenCoverage[]
  readonly profile: ModelProfile | null
  readonly transfer: TransferGrid | null
  /** The printed tables behind all this. */
  readonly tables: readonly PrintedTable[]
}

/** What each condition did for each model; null: no such experiment. */
export async function compareEffects(
  db: Db,
  slug: string,
  question: EffectsQuestion,
): Promise<EffectsView | null> {
  const open = await openExperiment(db, slug, question)
  if (!open) return null
  const asked = [question, open.experiment]
  return remember(open.table, 'effects', asked, () => findEffects(db, open, question))
}

async function findEffects(
  db: Db,
  open: OpenExperiment,
  question: EffectsQuestion,
): Promise<EffectsView> {
  const { table, experiment } = open
  const taskFacets = facetsOf(table)
  const taskFacet = taskFacets.find((facet) => facet === question.facet) ?? null
  const tables = await listPrintedTables(db, experiment.id)
  const own = sectionOfCells(open, question, taskFacet)
  const sections = [...(own ? [own] : []), ...printedSections(tables, question)]
  const models = sections
    .filter(({ columnWord }) => columnWord !== 'task')
    .flatMap(({ maps }) => maps.flatMap(({ columns }) => columns.map(({ label }) => label)))
  const transfer = tables.map(transferGridOf).find((grid) => grid !== null) ?? null
  return {
    ...describeFrame(open, question),
    ...{ sections, isFromCells: own !== null, taskFacets, taskFacet },
    doses: sections
      .filter(({ kind }) => kind === 'length')
      .flatMap(({ maps }) => maps.flatMap((map) => doseOf(map) ?? [])),
    ...{
      isLengthMixed: own !== null && offersOf(open) > 1,
      tokenCoverage:
        own !== null && taskFacet === null && open.contrast
          ? partlyKnownTokens(table, open.contrast)
          : [],
    },
    profile: profileModels([...new Set(models)], tables),
    transfer,
    tables: usedTables(sections, transfer, tables),
  }
}

/** How many kinds of conditions offer skills, each round one of its own. */
const offersOf = ({ table }: OpenExperiment): number =>
  new Set(
    describeConditions(table).flatMap(({ kind, nTrials }, at) =>
      nTrials === 0 || kind === 'no_skills' || kind === 'unknown'
        ? []
        : [`${kind} ${table.conditions[at]!.round}`],
    ),
  ).size

/** The section that is computed from cells; null where nothing can be compared. */
function sectionOfCells(
  { table, contrast }: OpenExperiment,
  question: EffectsQuestion,
  facet: TaskFacet | null,
): EffectSection | null {
  if (!contrast) return null
  const maps = mapsOfCells(table, contrast, question, facet)
  if (maps.length === 0) return null
  const hasSizes = facet === null && maps.some((map) => doseOf(map) !== null)
  return {
    ...{ kind: hasSizes ? 'length' : 'condition', columnWord: 'configuration', maps },
    baseline: table.conditions[contrast.without]!.label,
    baselines: describeConditions(table)
      .filter(({ kind, nTrials }) => kind !== 'unknown' && nTrials > 0)
      .map(({ key, label }) => ({ key, label })),
    ...{ facets: [], facet: null, counts: countConditions(maps) },
  }
}

const usedTables = (
  sections: readonly EffectSection[],
  transfer: TransferGrid | null,
  tables: readonly PrintedTable[],
) => {
  const ofMaps = sections.flatMap(({ maps }) => maps.flatMap(({ sources }) => sources))
  const used = new Set([...ofMaps, transfer?.table])
  return tables.filter(({ id }) => used.has(id))
}
