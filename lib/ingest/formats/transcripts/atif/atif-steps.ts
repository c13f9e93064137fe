import { z } from 'zod'
import type { Json } from '@/lib/domain/json'
import type { Attachment, Usage } from '@/lib/domain/step'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { parseJson } from '@/lib/ingest/formats/reading/parse-json'
import {
  draftStep,
  toolCall,
  UNNAMED_TOOL,
  withOutput,
  type StepDraft,
} from '@/lib/ingest/formats/reading/step-draft'
import {
  anything,
  flag,
  list,
  number,
  object,
  record,
  text,
  time,
} from '@/lib/ingest/formats/reading/lenient'
import { terminusCalls } from '@/lib/ingest/formats/transcripts/terminus/terminus-response'

// One step of ATIF as steps of ours: thought, message, and each tool call with what came back.

const stepSchema = z.object({
  step_id: number,
  source: text,
  message: anything,
  timestamp: time,
  model_name: text,
  reasoning_content: text,
  tool_calls: list,
  observation: object({ results: list }),
  metrics: object({
    prompt_tokens: number,
    completion_tokens: number,
    cached_tokens: number,
    cost_usd: number,
  }),
  is_copied_context: flag,
  extra: record,
})

const callSchema = z.object({ tool_call_id: text, function_name: text, arguments: anything })

const resultSchema = z.object({
  source_call_id: text,
  content: anything,
  subagent_trajectory_ref: z.unknown().optional(),
  extra: record,
})

/** The steps made of one ATIF step, and the sub-agents it refers to. */
export interface AtifStep {
  readonly drafts: readonly StepDraft[]
  readonly refs: readonly SubagentRef[]
}

export interface SubagentRef {
  readonly trajectoryId: string | null
  readonly sessionId: string | null
  readonly path: string | null
}

/** 0 is what agents write when they do not count; with steps it cannot be true. */
export const positive = (value: number | null | undefined): number | null =>
  value === null || value === undefined || value <= 0 ? null : value

const usageOf = (metrics: z.infer<typeof stepSchema>['metrics']): Usage | null => {
  if (metrics === null) return null
  const input = positive(metrics.prompt_tokens)
  const output = metrics.completion_tokens
  if (input === null && positive(output) === null) return null
  // Cached 0 is honest once the prompt was counted.
  return { input, output, cached: metrics.cached_tokens, costUsd: positive(metrics.cost_usd) }
}

interface Content {
  readonly text: string
  readonly attachments: readonly Attachment[]
}

/** Text of a message or observation: a string, parts (text, image), or JSON. */
const contentOf = (value: Json): Content => {
  if (typeof value === 'string') return { text: value, attachments: [] }
  if (value === null) return { text: '', attachments: [] }
  if (!Array.isArray(value)) return { text: JSON.stringify(value), attachments: [] }
  const texts: string[] = []
  const attachments: Attachment[] = []
  for (const part of value as readonly Json[]) {
    if (typeof part === 'string') texts.push(part)
    else if (isRecord(part) && typeof part.text === 'string') texts.push(part.text)
    else if (isRecord(part) && part.type === 'image') attachments.push(imageOf(part))
    else texts.push(JSON.stringify(part))
  }
  return { text: texts.join('\n'), attachments }
}

const imageOf = (part: Record<string, unknown>): Attachment => {
  const source = isRecord(part.source) ? part.source : {}
  const name = typeof source.path === 'string' ? source.path : 'image'
  const mediaType = typeof source.media_type === 'string' ? source.media_type : null
  return { kind: 'image', name, mediaType, bytes: null }
}

const refsOf = (value: unknown): SubagentRef[] => {
  const entries = Array.isArray(value) ? value : [value]
  return entries.filter(isRecord).map((entry) => ({
    trajectoryId: typeof entry.trajectory_id === 'string' ? entry.trajectory_id : null,
    sessionId: typeof entry.session_id === 'string' ? entry.session_id : null,
    path: typeof entry.trajectory_path === 'string' ? entry.trajectory_path : null,
  }))
}

/** Some agents (predev) write arguments as a JSON string. */
const argumentsOf = (value: Json): Json => {
  if (typeof value !== 'string') return value
  const parsed = parseJson(value)
  return isRecord(parsed?.value) ? (parsed.value as Json) : value
}

/** predev answers with JSON around what a person would have seen: `{stdout, stderr, exit_code}`. */
const unwrapOutput = (output: string): { output: string; exitCode: number | null } => {
  const isWrapped = output.startsWith('{') && /"std(?:out|err)"\s*:/.test(output)
  const parsed = isWrapped ? parseJson(output)?.value : null
  if (!isRecord(parsed)) return { output, exitCode: null }
  const shown = [parsed.stdout, parsed.stderr, parsed.error].filter(
    (one) => typeof one === 'string' && one !== '',
  )
  const code = [parsed.exit_code, parsed.exitCode, parsed.returncode].find(
    (one) => typeof one === 'number',
  )
  return { output: shown.join('\n'), exitCode: (code as number | undefined) ?? null }
}

type AtifRawStep = z.infer<typeof stepSchema>
type AtifResult = z.infer<typeof resultSchema>

const toolSteps = (
  step: AtifRawStep,
  turn: number,
  results: readonly AtifResult[],
): StepDraft[] => {
  const calls = step.tool_calls.flatMap((raw) => {
    const call = callSchema.safeParse(raw)
    return call.success ? [call.data] : []
  })
  const byId = new Map(results.map((result) => [result.source_call_id, result]))
  // Without ids the one result is the terminal after all keystrokes: it belongs to the last of them.
  const unnamed = results.filter((result) => result.source_call_id === null)
  const lastKeys = calls.findLastIndex((call) => call.function_name === 'bash_command')
  const answered = lastKeys < 0 ? calls.length - 1 : lastKeys
  return calls.map((call, index) => {
    const paired = unnamed.length === calls.length ? unnamed[index] : undefined
    const last = index === answered ? unnamed.at(-1) : undefined
    const result = byId.get(call.tool_call_id ?? '') ?? paired ?? last
    const content = result ? contentOf(result.content) : null
    const told = content && unwrapOutput(content.text)
    const isError = result?.extra?.is_error
    return draftStep('tool', turn, '', {
      tool: toolCall({
        name: call.function_name ?? UNNAMED_TOOL,
        callId: call.tool_call_id,
        arguments: argumentsOf(call.arguments),
        output: told?.output ?? null,
        exitCode: told?.exitCode ?? null,
        isError: typeof isError === 'boolean' ? isError : null,
      }),
      attachments: content?.attachments ?? [],
    })
  })
}

/** predev names the tool in the message as well: `Using tool: bash`. */
const isToolEcho = (message: string): boolean => /^Using tool: \S+$/.test(message.trim())

const agentSteps = (
  step: AtifRawStep,
  turn: number,
  results: readonly AtifResult[],
  isTerminus: boolean,
): StepDraft[] => {
  const drafts: StepDraft[] = []
  if (step.reasoning_content?.trim())
    drafts.push(draftStep('thought', turn, step.reasoning_content))
  const message = contentOf(step.message)
  const output = results.map((result) => contentOf(result.content).text).join('\n')
  // Linear-history documents keep the model's raw answer; its commands are in there.
  const raw =
    isTerminus && step.tool_calls.length === 0 ? terminusCalls(message.text, turn, output) : null
  if (raw) return [...drafts, ...raw]
  const calls = toolSteps(step, turn, results)
  const says = message.text.trim() !== '' || message.attachments.length > 0
  if (says && !(calls.length > 0 && isToolEcho(message.text))) {
    drafts.push(draftStep('message', turn, message.text, { attachments: message.attachments }))
  }
  // An observation without a call (the harness answered a message) stays readable.
  if (calls.length === 0 && output.trim() !== '') drafts.push(draftStep('user', turn, output))
  return [...drafts, ...calls]
}

const KINDS = { system: 'system', user: 'user' } as const

const readStep = (step: AtifRawStep, index: number, isTerminus: boolean): AtifStep => {
  const turn = step.step_id ?? index + 1
  const results = (step.observation?.results ?? []).flatMap((raw) => {
    const result = resultSchema.safeParse(raw)
    return result.success ? [result.data] : []
  })
  const refs = results.flatMap((result) => refsOf(result.subagent_trajectory_ref))
  const kind = step.source === 'system' || step.source === 'user' ? KINDS[step.source] : null
  let drafts: StepDraft[]
  if (kind === null) drafts = agentSteps(step, turn, results, isTerminus)
  else {
    const message = contentOf(step.message)
    const isCompaction = /context summarization|compact(?:ed|ion)/i.test(message.text.slice(0, 200))
    const seen = results.map((result) => contentOf(result.content).text).filter(Boolean)
    drafts = [
      draftStep(
        kind === 'system' && isCompaction ? 'compaction' : kind,
        turn,
        [message.text, ...seen].join('\n'),
        {
          attachments: message.attachments,
        },
      ),
    ]
  }
  const usage = usageOf(step.metrics)
  const shared = {
    at: step.timestamp,
    model: step.model_name,
    isCopied: step.is_copied_context === true,
  }
  return {
    drafts: drafts.map((draft, at) => ({ ...draft, ...shared, usage: at === 0 ? usage : null })),
    refs,
  }
}

interface LateResult {
  readonly callId: string | null
  readonly output: string
  readonly durationMs: number | null
}

/** openclaw puts what a tool returned into a following agent step: it goes back to its call. */
const toolResultOf = (step: AtifRawStep): LateResult | null => {
  if (step.extra?.openclaw_role !== 'toolResult' || step.tool_calls.length > 0) return null
  const callId = step.extra.tool_call_id
  const results = step.observation?.results ?? []
  const took = step.extra.exec_duration_ms
  const contents = results.flatMap((raw) =>
    isRecord(raw) ? [contentOf((raw.content ?? null) as Json).text] : [],
  )
  return {
    callId: typeof callId === 'string' ? callId : null,
    output: contents.join('\n') || contentOf(step.message).text,
    durationMs: typeof took === 'number' && Number.isFinite(took) && took >= 0 ? took : null,
  }
}

const giveOutput = (steps: AtifStep[], result: LateResult): boolean => {
  for (let at = steps.length - 1; at >= 0 && at >= steps.length - 30; at -= 1) {
    const { drafts, refs } = steps[at]!
    const index = drafts.findIndex(
      ({ tool }) =>
        tool !== null &&
        tool.output === null &&
        (result.callId === null || tool.callId === result.callId),
    )
    if (index < 0) continue
    const mended = drafts.map((draft, place) =>
      place === index
        ? {
            ...draft,
            tool: withOutput(draft.tool!, result.output),
            durationMs: result.durationMs,
          }
        : draft,
    )
    steps[at] = { drafts: mended, refs }
    return true
  }
  return false
}

export const readSteps = (raws: readonly unknown[], isTerminus: boolean) => {
  const steps: AtifStep[] = []
  let unreadable = 0
  for (const [index, raw] of raws.entries()) {
    const parsed = stepSchema.safeParse(raw)
    if (!parsed.success) {
      unreadable += 1
      continue
    }
    const result = toolResultOf(parsed.data)
    if (result && giveOutput(steps, result)) continue
    steps.push(readStep(parsed.data, index, isTerminus))
  }
  return { steps, unreadable }
}
