import type { ProblemCode } from '@/lib/domain/problem'
import type { LogFile } from '@/lib/ingest/open/log-file'

// What files are that no format claims, by their names or how they begin: what nobody can read should say
// what would help.

/** What a file is, and whether that holds trials at all. */
interface Stray {
  readonly code: Extract<ProblemCode, 'no_trials' | 'empty_file' | 'not_read' | 'unknown_format'>
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
  [
    /(?:^|\/)skills_index\.json$/,
    'an index of skills; import the folders of their tasks',
    /^\ufeff?\s*\[\s*\{[^}]*"skill_md_bytes"/,
  ],
  [
    /(?:^|[/.])state\.json$/,
    'what a program keeps of a session; import its log',
    /^\ufeff?\s*\{(?=[\s\S]*"agents"\s*:)[\s\S]*"title"\s*:/,
  ],
  [
    /(?:^|\/)(?:tasks|evals|cases|prompts)\/[^/]+\.ya?ml$/,
    PROMPTS,
    /^(?:inputs?|prompt|expected)\s*:/m,
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
  [/\.(?:csv|tsv|parquet)$/, 'a table; name its columns with --columns'],
]

/** Written for people, or by a program for them. */
const TEXT = /\.(?:md|txt|log|html)$/
/** A line that may be one of a log. */
const RECORD = /^\s*(?:\{\s*"|\[\s*\{)/m

const SETTINGS = /\.ya?ml$/
/** Words of results; the settings and prompts of an evaluation have none of them as a key. */
const OUTCOME =
  /^[\s-]*["']?\w*(?:reward|score|passed|success|resolved|outcome|verdict)\w*["']?\s*:/im

/** A session of Claude Code in which nothing was said: lines of titles, of a queue, of snapshots. */
const UNSPOKEN =
  /^(?:\s*\{\s*"type"\s*:\s*"(?:summary|queue-operation|file-history-snapshot)"[^\n]*(?:\n|$))+\s*$/

/** Files above this are not looked into for what nobody said in them: such a session is short. */
const MOST_BYTES = 4096

/** The same with what its messages cost, but not what they say. */
const ONLY_USAGE = /^(?:[^\n]*"message"\s*:\s*\{(?![^\n]*"content")[^\n]*(?:\n|$))+\s*$/

/** What the head of a file tells; null: nothing. */
async function byHead(file: LogFile): Promise<string | null> {
  const { path, bytes } = file
  if (/\.jsonl$/.test(path) && bytes <= MOST_BYTES) {
    const head = await headOf(file)
    if (UNSPOKEN.test(head)) return 'a session of Claude Code without a message'
    if (ONLY_USAGE.test(head)) return 'what the messages of a session cost, without what they say'
  }
  if (TEXT.test(path) && !RECORD.test(await headOf(file)))
    return 'text for people; import the logs that lie beside it'
  if (SETTINGS.test(path) && !OUTCOME.test(await headOf(file)))
    return 'settings or prompts in YAML, without an outcome'
  return null
}

/** What a file is that nobody claims; `isBeside`: files that are read lie in its folder. */
export async function nameStray(file: LogFile, isBeside = false): Promise<Stray> {
  if (file.bytes === 0) return { code: 'empty_file', words: null }
  for (const [name, words, begins] of WITHOUT_TRIALS)
    if (name.test(file.path) && (!begins || begins.test(await headOf(file))))
      return { code: 'no_trials', words }
  const told = await byHead(file)
  if (told !== null) return { code: 'no_trials', words: told }
  const words = UNKNOWN.find(([name]) => name.test(file.path))?.[1] ?? null
  // A log among them may be one of a format that is not known yet.
  if (isBeside && /\.json$/.test(file.path)) return { code: 'not_read', words }
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
