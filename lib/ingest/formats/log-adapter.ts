import type { NewTask, NewTrial } from '@/lib/domain/new-trial'
import type { LogProblem } from '@/lib/domain/problem'
import type { LogFile } from '@/lib/ingest/open/log-file'

/** Files that together form one trial (or one task folder). */
export interface LogBundle {
  /** Path of the folder or file that names the bundle. */
  readonly root: string
  readonly files: readonly LogFile[]
}

/** What claiming a delivery gives: bundles to parse, the files they use, and what is odd already. */
export interface Claim {
  readonly bundles: readonly LogBundle[]
  /** Files that belong to the format but to no bundle: summaries of a job, its log. */
  readonly known: readonly LogFile[]
  readonly problems: readonly LogProblem[]
}

/** What one bundle holds. */
export interface ParsedBundle {
  readonly trials: readonly NewTrial[]
  readonly tasks: readonly NewTask[]
  readonly problems: readonly LogProblem[]
}

/** One log format. `parse` never throws for bad data and never writes. */
export interface LogAdapter {
  readonly format: string
  /** Looks at names and at most the first 4 KB of a file. */
  claim(files: readonly LogFile[]): Promise<Claim>
  parse(bundle: LogBundle): Promise<ParsedBundle>
}
