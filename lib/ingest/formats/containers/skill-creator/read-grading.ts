import type { VerifierCheck } from '@/lib/domain/new-trial'
import { stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { checksIn, statedScore, type Score } from '@/lib/ingest/formats/reading/read-checks'
import { isConfigurationName } from './workspace-paths'

// grading.json: one run, or several: `runs[]` of one configuration, or a list under each
// configuration's name.

type Fields = Readonly<Record<string, unknown>>

/** One run as its grader saw it. */
export interface GradedRun {
  /** The configuration that the file names. */
  readonly configuration: string | null
  readonly evalId: string | null
  readonly evalName: string | null
  readonly run: number | null
  readonly checks: readonly VerifierCheck[]
  readonly stated: Score
  /** Why it could not be graded, as the file has it. */
  readonly failure: string | null
  readonly skillLoaded: boolean | null
  /** What else the grader wrote, as it stands there. */
  readonly extras: Fields
}

/** An id as text: they are numbers in most files, words in some. */
export const idOf = (value: unknown): string | null =>
  typeof value === 'number' ? String(value) : stringOrNull(value)

export const configurationIn = (value: Fields): string | null =>
  ['configuration', 'config', 'run_type', 'variant', 'condition', 'mode']
    .map((key) => stringOrNull(value[key]))
    .find((text) => text !== null) ?? null

const EXTRAS = ['execution_metrics', 'claims', 'user_notes_summary', 'note', 'notes'] as const

const anchorsOf = (value: Fields) => {
  if (!Array.isArray(value.anchor_results)) return null
  const anchors = value.anchor_results.filter(isRecord)
  if (anchors.length === 0) return null
  return { passed: anchors.filter(({ passed }) => passed === true).length, total: anchors.length }
}

const runOf = (value: Fields, outer: Fields, configuration: string | null): GradedRun => ({
  configuration: configuration ?? configurationIn(value) ?? configurationIn(outer),
  evalId: idOf(value.eval_id) ?? idOf(outer.eval_id),
  evalName: stringOrNull(value.eval_name) ?? stringOrNull(outer.eval_name),
  run: typeof value.run === 'number' ? value.run : null,
  checks: checksIn(value),
  stated: statedScore(value),
  failure: stringOrNull(value.infrastructure_failure),
  skillLoaded: typeof value.skill_loaded === 'boolean' ? value.skill_loaded : null,
  extras: {
    ...Object.fromEntries(EXTRAS.flatMap((key) => (key in value ? [[key, value[key]]] : []))),
    anchors: anchorsOf(value),
  },
})

const isGraded = (value: unknown): value is Fields =>
  isRecord(value) &&
  ['expectations', 'assertions', 'summary', 'pass_rate'].some((key) => key in value)

/** The runs that a grading holds; empty where it is none. */
export const readGrading = (value: unknown): GradedRun[] => {
  if (!isRecord(value)) return []
  if (Array.isArray(value.runs))
    return value.runs.filter(isGraded).map((run) => runOf(run, value, null))
  const byConfiguration = Object.entries(value).flatMap(([name, runs]) =>
    isConfigurationName(name) && Array.isArray(runs)
      ? runs.filter(isGraded).map((run) => runOf(run, value, name))
      : [],
  )
  if (byConfiguration.length > 0) return byConfiguration
  return isGraded(value) ? [runOf(value, value, null)] : []
}
