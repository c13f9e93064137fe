import type { VerifierCheck } from '@/lib/domain/new-trial'
import type { Score } from '@/lib/ingest/formats/reading/read-checks'
import type { RunTiming } from './read-timing'
import type { TaskFacts } from './name-tasks'
import type { Configuration, WorkspacePlace } from './workspace-paths'

/** One run of a workspace, from its grading or from the benchmark of its iteration. */
export interface FoundRun {
  readonly place: WorkspacePlace
  /** The files that say it, by their path in the bundle; the first is its main one. */
  readonly paths: readonly string[]
  readonly configuration: Configuration | null
  /** What the benchmark's writer calls the configuration. */
  readonly label: string | null
  readonly run: number | null
  readonly task: TaskFacts
  readonly checks: readonly VerifierCheck[]
  readonly stated: Score
  readonly timing: RunTiming | null
  readonly models: readonly (string | null)[]
  readonly failure: string | null
  readonly skillLoaded: boolean | null
  readonly isFromBenchmark: boolean
  readonly extras: Readonly<Record<string, unknown>>
}
