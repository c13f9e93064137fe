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

type Kind = readonly [name: RegExp, words: string, begins?: RegExp]

/** Kinds that are known to hold no trials; where others use the name too, by how the file begins. */
const WITHOUT_TRIALS: readonly Kind[] = [
  [/(?:^|\/)skills-lock\.json$/, 'a list of installed skills'],
  [/(?:^|\/)(?:evals|trigger[-_]evals?|activation-prompts)\.json$/, PROMPTS],
  [
    /(?:^|\/)(?:eval|promptfooconfig|\.?waza|skill-sources)\.ya?ml$/,
    'settings of an evaluation; import the results that it wrote',
  ],
  [
    /(?:^|\/)history\.json$/,
    'a history of iterations; import the workspaces of its runs',
    /^\ufeff?\s*\{[^[]*"iterations"\s*:\s*\[/,
  ],
  [/\.schema\.json$/, 'a JSON schema'],
  [
    /\.responses$/,
    'recorded answers of a model’s API; import the session that they were played to',
  ],
  [/(?:^|\/)SKILL\.md$/, 'a skill; import it with the tasks or trials that it was offered in'],
]

/** Kinds that may hold what somebody wants to see. */
const UNKNOWN: readonly Kind[] = [
  [/\.(?:md|txt|log|html)$/, 'text for people; import the logs that lie beside it'],
  [/\.ya?ml$/, 'YAML is not read; outcomes of your own in JSON are, by a skillscope-mapping.json'],
  [/\.(?:csv|tsv|parquet)$/, 'a table; name its columns with --columns'],
]

/** A session of Claude Code in which nothing was said: lines of titles, of a queue, of snapshots. */
const UNSPOKEN =
  /^(?:\s*\{\s*"type"\s*:\s*"(?:summary|queue-operation|file-history-snapshot)"[^\n]*(?:\n|$))+\s*$/

/** Files above this are not looked into for what nobody said in them: such a session is short. */
const MOST_BYTES = 4096

/** What a file is that nobody claims. */
export async function nameStray(file: LogFile): Promise<Stray> {
  if (file.bytes === 0) return { code: 'empty_file', words: null }
  for (const [name, words, begins] of WITHOUT_TRIALS)
    if (name.test(file.path) && (!begins || begins.test(await headOf(file))))
      return { code: 'no_trials', words }
  const isShort = /\.jsonl$/.test(file.path) && file.bytes <= MOST_BYTES
  if (isShort && UNSPOKEN.test(await headOf(file)))
    return { code: 'no_trials', words: 'a session of Claude Code without a message' }
  const words = UNKNOWN.find(([name]) => name.test(file.path))?.[1] ?? null
  return { code: 'unknown_format', words }
}

/** How a file begins; nothing where it has gone meanwhile: then it is named without a look into it. */
async function headOf(file: LogFile): Promise<string> {
  try {
    return (await file.head(MOST_BYTES)).toString('utf8')
  } catch {
    return ''
  }
}
