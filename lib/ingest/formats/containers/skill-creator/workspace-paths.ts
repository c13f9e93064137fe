// Where a file lies in a workspace. Nominal: `iteration-2/eval-0-greet/with_skill/run-1/grading.json`;
// in the wild each of the four folders may be missing, named otherwise or doubled, and the task may
// stand in the file's name: `iteration-4/claude_with_skill/eval-9-grading.json`.

/** `with_skill`, `without-skill`, `claude_with_skill`: what stands before names a model, or a version. */
const CONFIGURATION =
  /^(?:(.+?)[-_])?((?:with|without|old|new|no)[-_]skills?|(?<![-_])(?:baseline|control|treatment))$/i

const MODEL =
  /^(?:claude|opus|sonnet|haiku|gpt|o\d|codex|gemini|gemma|llama|qwen|deepseek|kimi|glm|grok|mistral|minimax|nova)/i

const ITERATION = /^iteration(?:[-_](.+))?$/i
const RUN = /^run[-_]?(\d+)$/i
const FLAT = /^eval-(\w+)-(?:grading|config)\.json$/

/** A configuration as a folder or a field names it: `gemini_with_skill`, `with_skill (v1.4 (iter6))`. */
export interface Configuration {
  /** As the log has it. */
  readonly text: string
  /** Without the model before it and the version behind it: `with_skill`. */
  readonly name: string
  readonly model: string | null
  /** What stands in brackets behind it, or before it and is no model. */
  readonly version: string | null
}

export const readConfiguration = (text: string): Configuration => {
  const [, base = text, version = null] = /^([^(]+?)\s*\((.*)\)$/.exec(text) ?? []
  const match = CONFIGURATION.exec(base.trim())
  const prefix = match?.[1] ?? null
  const isModel = prefix !== null && MODEL.test(prefix)
  return {
    text,
    name: match ? match[2]!.toLowerCase().replaceAll('-', '_') : base.trim(),
    model: isModel ? prefix : null,
    version: version ?? (isModel ? null : prefix),
  }
}

export const isConfigurationName = (text: string): boolean => CONFIGURATION.test(text)

/** What the folders above a file say; null where none says it. */
export interface WorkspacePlace {
  /** The folder of the workspace: it holds the iterations, else the tasks. */
  readonly root: string
  /** Folder of the iteration, `iteration-2`. */
  readonly iteration: string | null
  /** Folder of the task, or the part of a flat file's name that stands for it. */
  readonly task: string | null
  readonly configuration: string | null
  readonly run: number | null
  /** Folder of the run: its timing and its outputs lie there. */
  readonly folder: string
  /** The same for all runs that stand side by side. */
  readonly siblings: string
}

const join = (folders: readonly string[]) => folders.join('/')

/** The task's folder among those below the iteration: one called `eval-…`, else the innermost. */
const taskAt = (folders: readonly string[]): number => {
  const named = folders.findLastIndex((name) => /^eval-\d/.test(name))
  return named >= 0 ? named : folders.findLastIndex((name) => !isConfigurationName(name))
}

/** Where a grading or a benchmark lies. */
export const placeOf = (path: string): WorkspacePlace => {
  const folders = path.split('/')
  const file = folders.pop()!
  const folder = join(folders)
  if (folders.at(-1) === 'outputs') folders.pop()
  const run = RUN.exec(folders.at(-1) ?? '')?.[1] ?? null
  if (run !== null) folders.pop()
  const siblings = join(folders)
  const start = folders.findLastIndex((name) => ITERATION.test(name))
  const below = folders.slice(start + 1)
  const configurationAt = below.findLastIndex(isConfigurationName)
  const flat = FLAT.exec(file)?.[1] ?? null
  // Without an iteration the task's folder alone is the run's: what lies above are the user's own.
  const at = flat !== null || file === 'benchmark.json' ? -1 : taskAt(below)
  const other = at >= 0 && configurationAt < 0 ? (below[at + 1] ?? null) : null
  const isBelow = configurationAt >= 0 && configurationAt === below.length - 1
  const above = below.slice(0, at >= 0 ? at : isBelow ? -1 : undefined)
  return {
    root: join(start >= 0 ? folders.slice(0, start) : above),
    iteration: start >= 0 ? folders[start]! : null,
    task: flat === null ? (at >= 0 ? below[at]! : null) : `eval-${flat}`,
    configuration: configurationAt >= 0 ? below[configurationAt]! : other,
    run: run === null ? null : Number(run),
    folder,
    siblings,
  }
}

/** Number of an iteration: `iteration-7-rerun` is another delivery of the seventh; null for `iteration-master`. */
export const iterationNumber = (folder: string): number | null => {
  const digits = /^(\d{1,4})(?![\d.])/.exec(ITERATION.exec(folder)?.[1] ?? '')?.[1]
  return digits === undefined ? null : Number(digits)
}

/** Name of an iteration without a number: `iteration-master` → `master`. */
export const iterationName = (folder: string): string | null =>
  iterationNumber(folder) === null ? (ITERATION.exec(folder)?.[1] ?? null) : null
