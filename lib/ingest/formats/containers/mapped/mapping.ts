import { z } from 'zod'

// What a mapping says: where the trials of a folder are, and which field of them means what. It is a
// file of the delivery (skillscope-mapping.json) that people write for layouts of their own; the
// layouts in known-mappings.ts need none. docs/formats.md, "Folders of your own", shows one.

/** A delivery may bring a mapping: a pattern takes time in proportion to its length. */
const text = z.string().max(1000)

/**
 * Where a value stands: `#a.b` in the trial's file, `usage.json#a.b` in a file beside it, `{name}` in
 * its path, else the text itself. Of several the first that gives something counts.
 */
const source = z.union([text, z.array(text).max(20)])

const checks = z.strictObject({
  /** A list of checks, or an object of them by name. */
  in: text,
  name: text.default('name'),
  passed: text.default('passed'),
  message: text.optional(),
})

const fields = {
  task: source,
  domain: source,
  condition: source,
  model: source,
  harness: source,
  harnessVersion: source,
  effort: source,
  id: source,
  trial: source,
  job: source,
  reward: source,
  tokensIn: source,
  tokensCached: source,
  tokensOut: source,
  costUsd: source,
  startedAt: source,
  finishedAt: source,
  durationSeconds: source,
  durationMs: source,
  error: source,
}

const mapping = z.strictObject({
  skillscope: z.literal('mapping'),
  version: z.literal(1),
  /** Paths of the trials' files from the mapping's folder: `{name}` and `*` are one folder, `**` any. */
  trials: text,
  /**
   * Where the trials stand in a file that holds several: a list, or an object of them by name, at `a.b`;
   * empty: the file itself. `#` is then in the trial, `{row}` its name or number.
   */
  rows: text.optional(),
  fields: z
    .strictObject({ ...fields, task: source })
    .partial()
    .required({ task: true }),
  /** Several scores by name, of which a person says which is the reward. */
  rewards: z.record(text, source).optional(),
  /** What the reward is out of, where that is not 1. */
  rewardOutOf: z.number().positive().default(1),
  /** Tokens of input are counted without those that were read from a cache. */
  cachedIsApart: z.boolean().default(false),
  /** What the arms are called here: with_skill, without_skill, old_skill, or a name of its own. */
  conditions: z.record(text, text).default({}),
  checks: z.array(checks).max(20).default([]),
  /** Agents' logs of a trial, from its file's folder; `{name}` stands for what its path has there. */
  logs: z.array(text).max(50).default([]),
  /** What is known to be there and needs no reading, from the mapping's folder. */
  ignore: z.array(text).max(50).default([]),
})

export type Mapping = Readonly<z.output<typeof mapping>>
export type CheckPlace = Mapping['checks'][number]
export type FieldName = keyof typeof fields
export type Source = z.output<typeof source>

/** A mapping, or what is wrong with it in a few words. */
export const parseMapping = (value: unknown): Mapping | string => {
  const parsed = mapping.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const place = issue?.path.join('.') ?? ''
  return `${place === '' ? '' : `${place}: `}${issue?.message ?? 'no mapping'}`.slice(0, 300)
}
