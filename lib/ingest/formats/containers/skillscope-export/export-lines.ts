import { z } from 'zod'
import { CONDITION_KINDS, CONDITION_SOURCES } from '@/lib/domain/condition'
import { EVOLUTION_KINDS, type EvolutionEvent } from '@/lib/domain/evolution-event'
import { CHOICES, type ChoiceKind } from '@/lib/domain/import-choice'
import { RULE_FIELDS } from '@/lib/domain/import-rule'
import type { Json } from '@/lib/domain/json'
import { parseRules } from '@/lib/domain/parse-rules'
import { PROBLEMS, type ProblemCode } from '@/lib/domain/problem'
import { SKILL_FACTS, STEP_KINDS, TOOL_CATEGORIES, type Step } from '@/lib/domain/step'
import { TRIAL_STATUSES } from '@/lib/domain/trial-status'
import { flag, number, text } from '@/lib/ingest/formats/reading/lenient'

// What a line of an export may hold. A file may have been changed since it was written: whatever is not
// what it should be reads as unknown, and a line without what it is about is none.

const json = z.custom<Json>(() => true)
const name = z.string().min(1).max(2000)
const known = <T>(values: Readonly<Record<string, unknown>>) =>
  z.custom<T>((value) => typeof value === 'string' && Object.hasOwn(values, value))

/** Items that are not what they should be are left out. */
const items = <Item>(item: z.ZodType<Item>) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((all) =>
      all.flatMap((one) => {
        const parsed = item.safeParse(one)
        return parsed.success ? [parsed.data] : []
      }),
    )

export const headLine = z.object({
  version: z.number(),
  experiment: z
    .object({
      slug: text,
      originSlug: text,
      name: text,
      description: text,
      isGenerated: z.boolean().catch(false),
      baseline: text,
      plannedTasks: z.number().int().positive().nullable().catch(null),
      rules: z
        .unknown()
        .transform(parseRules)
        .transform((rules) => (typeof rules === 'string' ? undefined : rules))
        .optional(),
    })
    .nullable()
    .catch(null),
})

export const conditionLine = z.object({
  key: name,
  conditionKind: z.enum(CONDITION_KINDS),
  label: name,
  round: number,
})

export const taskLine = z.object({
  name,
  domain: text,
  domainSource: z.enum(['given', 'mapped', 'rule']).nullable().catch(null),
  splitSource: z.enum(['given', 'mapped', 'rule']).nullable().catch(null).optional(),
  author: text.optional(),
  category: text,
  difficulty: text,
  family: text,
  variant: text,
  split: text,
  tags: items(z.string()),
})

const count = z.number().int().nonnegative().nullable().catch(null)

export const skillLine = z.object({
  name,
  contentHash: name,
  description: text,
  tokens: count,
  bytes: z.number().nonnegative().catch(0),
  scripts: z.number().int().nonnegative().catch(0),
  files: items(z.object({ path: name, bytes: z.number().nonnegative(), text })),
})

export const versionLine = z.object({
  name,
  contentHash: name,
  author: z
    .object({ kind: z.enum(['human', 'model']), model: text })
    .nullable()
    .catch(null),
  parents: items(name),
})

export const eventLine = z
  .object({
    eventKind: z.enum(EVOLUTION_KINDS),
    key: name,
    skill: text,
    version: number,
    round: number,
    at: text,
    body: z.record(z.string(), json),
  })
  .transform(({ eventKind, ...event }): EvolutionEvent => ({ kind: eventKind, ...event }))

export const skillSetLine = z.object({
  task: name,
  condition: text,
  sizes: z
    .object({ count, tokens: count, files: count, scripts: count })
    .catch({ count: null, tokens: null, files: null, scripts: null }),
  skills: items(z.object({ name, contentHash: name })),
})

const tool = z.object({
  name: z.string(),
  category: z.enum(TOOL_CATEGORIES).catch('other'),
  callId: text,
  arguments: json.catch(null),
  command: text,
  path: text,
  output: text,
  exitCode: number,
  isError: flag,
})

const attachment = z.object({
  kind: z.enum(['image', 'recording', 'file']),
  name: z.string(),
  mediaType: text,
  bytes: number,
})

const usage = z.object({ input: number, cached: number, output: number, costUsd: number })

const step = z.object({
  turn: number,
  kind: z.enum(STEP_KINDS),
  agent: text,
  text: z.string().catch(''),
  tool: tool.nullable().catch(null),
  at: text,
  durationMs: number,
  model: text,
  usage: usage.nullable().catch(null),
  attachments: items(attachment),
  skillMarks: items(z.object({ skill: name, fact: z.enum(SKILL_FACTS) })),
  isCopied: z.boolean().catch(false),
  isAbandoned: z.boolean().optional().catch(undefined),
})

/** A step as it is stored; null where it is none. */
export function readStep(value: unknown, number: number): Step | null {
  const parsed = step.safeParse(value)
  if (!parsed.success) return null
  const { isAbandoned, ...one } = parsed.data
  const isTool = one.kind === 'tool' && one.tool !== null
  return {
    number,
    ...one,
    kind: one.kind === 'tool' && !isTool ? 'message' : one.kind,
    tool: isTool ? one.tool : null,
    skillMarks: isTool
      ? one.skillMarks
      : one.skillMarks.filter(
          ({ fact }) => fact !== 'executed' && (one.kind === 'system' || one.kind === 'user'),
        ),
    ...(isAbandoned === undefined ? {} : { isAbandoned }),
  }
}

const positive = z.number().positive().nullable().catch(null)

const phase = z.object({
  name: z.enum(['environment_setup', 'agent_setup', 'agent_execution', 'verifier']),
  startedAt: text,
  finishedAt: text,
  durationMs: number,
})

const check = z.object({
  name: z.string(),
  status: z.enum(['passed', 'failed', 'skipped', 'pending', 'other']),
  durationMs: number,
  message: text,
})

const use = z.object({
  skill: name,
  facts: z.object({ offered: text, loaded: text, read: text, executed: text }),
  firstReadStep: number,
})

const choice = z.object({
  what: known<ChoiceKind>(CHOICES),
  chosen: text,
  options: items(z.object({ name: z.string(), reward: number })),
})

const problem = z
  .object({
    code: known<ProblemCode>(PROBLEMS),
    file: z.string(),
    line: z.number().optional(),
    detail: z.string(),
    times: z.number().optional(),
  })
  .strip()

const facts = z.record(z.string(), json).catch({})

export const trialLine = z.object({
  logId: name,
  logIdSource: z.enum(['log', 'job_and_name', 'content']).catch('content'),
  format: z.string().catch('skillscope-export'),
  taskName: name,
  trialName: text,
  jobName: text,
  taskChecksum: text,
  harness: text,
  harnessVersion: text,
  model: text,
  modelAsLogged: text,
  effort: text,
  condition: z.object({
    key: name,
    source: z.enum(CONDITION_SOURCES),
    rule: text,
    evidence: text,
    claimed: text,
  }),
  status: z.object({
    status: z.enum(TRIAL_STATUSES),
    rule: z.string(),
    evidence: z.string().max(300).nullable().catch(null),
    step: number,
  }),
  reward: z.number().min(0).max(1).nullable().catch(null),
  exceptionType: text,
  exceptionMessage: text,
  tokensIn: positive,
  tokensCached: number,
  tokensOut: positive,
  costUsd: positive,
  startedAt: text,
  finishedAt: text,
  durationMs: number,
  phases: items(phase),
  checks: items(check).transform((all) => [...new Map(all.map((one) => [one.name, one])).values()]),
  skillUses: items(use),
  spans: items(
    z.object({
      kind: name,
      firstStep: z.number().int(),
      lastStep: z.number().int(),
      data: json.catch(null),
    }),
  ).optional(),
  attributes: facts,
  sources: items(z.object({ path: z.string(), bytes: z.number() })),
  redactions: z.record(z.string(), z.number()).catch({}),
  problems: items(problem),
  choices: items(choice).optional(),
  ruled: items(
    z.object({
      rule: z.number().int().positive(),
      field: z.enum(RULE_FIELDS),
      how: z.enum(['set', 'replaced', 'kept']),
      value: z.string(),
      from: text,
    }),
  ).optional(),
})

export type TrialLine = z.infer<typeof trialLine>
