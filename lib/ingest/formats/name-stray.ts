import type { ProblemCode } from '@/lib/domain/problem'
import type { LogFile } from '@/lib/ingest/open/log-file'

// What files are that no format claims, by their names or how they begin: what nobody can read should say
// what would help.

/** What a file is, and whether that holds trials at all. */
interface Stray {
  readonly code: Extract<ProblemCode, 'no_trials' | 'empty_file' | 'unknown_format'>
  readonly words: string | null
}

const PROMPTS =
  'prompts of an evaluation; import what its runs wrote (grading.json, benchmark.json, results)'

/** Kinds that are known to hold no trials. */
const WITHOUT_TRIALS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)skills-lock\.json$/, 'a list of installed skills'],
  [/(?:^|\/)(?:evals|trigger[-_]evals?|activation-prompts)\.json$/, PROMPTS],
  [
    /(?:^|\/)(?:eval|promptfooconfig|\.?waza|skill-sources)\.ya?ml$/,
    'settings of an evaluation; import the results that it wrote',
  ],
  [/(?:^|\/)history\.json$/, 'a history of iterations; import the workspaces of its runs'],
  [/\.schema\.json$/, 'a JSON schema'],
  [
    /\.responses$/,
    'recorded answers of a model’s API; import the session that they were played to',
  ],
  [/(?:^|\/)SKILL\.md$/, 'a skill; import it with the tasks or trials that it was offered in'],
]

/** Kinds that may hold what somebody wants to see. */
const UNKNOWN: readonly (readonly [RegExp, string])[] = [
  [/\.(?:md|txt|log|html)$/, 'text for people; import the logs that lie beside it'],
  [/\.ya?ml$/, 'YAML is not read; outcomes of your own in JSON are, by a skillscope-mapping.json'],
  [/\.(?:csv|tsv|parquet)$/, 'a table; name its columns with --columns'],
]

/** A session of Claude Code in which nothing was said: lines of titles, of a queue, of snapshots. */
const UNSPOKEN =
  /^(?:\s*\{\s*"type"\s*:\s*"(?:summary|queue-operation|file-history-snapshot)"[^\n]*(?:\n|$))+\s*$/

const wordsIn = (kinds: readonly (readonly [RegExp, string])[], path: string) =>
  kinds.find(([name]) => name.test(path))?.[1] ?? null

/** Files above this are not looked into: a session in which nothing was said is short. */
const MOST_BYTES = 4096

/** What a file is that nobody claims. */
export async function nameStray(file: LogFile): Promise<Stray> {
  if (file.bytes === 0) return { code: 'empty_file', words: null }
  const known = wordsIn(WITHOUT_TRIALS, file.path)
  if (known !== null) return { code: 'no_trials', words: known }
  if (/\.jsonl$/.test(file.path) && file.bytes <= MOST_BYTES && (await isUnspoken(file)))
    return { code: 'no_trials', words: 'a session of Claude Code without a message' }
  return { code: 'unknown_format', words: wordsIn(UNKNOWN, file.path) }
}

async function isUnspoken(file: LogFile): Promise<boolean> {
  try {
    return UNSPOKEN.test((await file.head(MOST_BYTES)).toString('utf8'))
  } catch {
    // A file that has gone meanwhile is named without a look into it.
    return false
  }
}
