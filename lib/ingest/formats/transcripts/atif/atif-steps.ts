import type { Json } from '@/lib/domain/json'
import type { Usage } from '@/lib/domain/step'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { contentOf, type Content } from '@/lib/ingest/formats/reading/content-parts'
import { parseJson } from '@/lib/ingest/formats/reading/parse-json'
import {
  draftStep,
  toolCall,
  UNNAMED_TOOL,
  type StepDraft,
} from '@/lib/ingest/formats/reading/step-draft'
import {
  anything,
  asItIs,
  flag,
  list,
  number,
  object,
  record,
  text,
  time,
  type Fields,
} from '@/lib/ingest/formats/reading/log-fields'
import { terminusCalls } from '@/lib/ingest/formats/transcripts/terminus/terminus-response'

// One step of ATIF as steps of ours: thought, message, and each tool call with what came back.

export const readFields = object({
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

const readCall = object({ tool_call_id: text, function_name: text, arguments: anything })

const readResult = object({
  source_call_id: text,
  content: anything,
  subagent_trajectory_ref: asItIs,
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

const usageOf = (metrics: AtifRawStep['metrics']): Usage | null => {
  if (metrics === null) return null
  const input = positive(metrics.prompt_tokens)
  const output = metrics.completion_tokens
  if (input === null && positive(output) === null) return null
  // Cached 0 is honest once the prompt was counted.
  return { input, output, cached: metrics.cached_tokens, costUsd: positive(metrics.cost_usd) }
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
export const unwrapOutput = (output: string): { output: string; exitCode: number | null } => {
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

export type AtifRawStep = Fields<typeof readFields>
type AtifResult = Fields<typeof readResult>

/**
 * The results of each call by its id. Some agents number the calls of every answer from 0, or give
 * several the same id: then results belong to calls in order, what is left over to the last.
 */
const contentsByCall = (
  calls: readonly { readonly tool_call_id: string | null }[],
  results: readonly AtifResult[],
): AtifResult[][] => {
  const idOf = ({ tool_call_id: id }: { readonly tool_call_id: string | null }) => id
  return calls.map((call, index) => {
    const id = idOf(call)
    if (id === null) return []
    const own = results.filter((result) => result.source_call_id === id)
    const before = calls.slice(0, index).filter((other) => idOf(other) === id).length
    const isLast = !calls.slice(index + 1).some((other) => idOf(other) === id)
    return own.slice(before, isLast ? undefined : before + 1)
  })
}

const joinContents = (results: readonly AtifResult[]): Content => {
  const contents = results.map((result) => contentOf(result.content))
  return {
    text: contents.map((content) => content.text).join('\n'),
    attachments: contents.flatMap((content) => content.attachments),
  }
}

const toolSteps = (
  step: AtifRawStep,
  turn: number,
  results: readonly AtifResult[],
): StepDraft[] => {
  const calls = step.tool_calls.map(readCall).filter((call) => call !== null)
  const contents = contentsByCall(calls, results)
  // Without ids the one result is the terminal after all keystrokes: it belongs to the last of them.
  const unnamed = results.filter((result) => result.source_call_id === null)
  const lastKeys = calls.findLastIndex((call) => call.function_name === 'bash_command')
  const answered = lastKeys < 0 ? calls.length - 1 : lastKeys
  return calls.map((call, index) => {
    const paired = unnamed.length === calls.length ? unnamed[index] : undefined
    const last = index === answered ? unnamed.at(-1) : undefined
    const own = contents[index]!
    const given = own.length > 0 ? own : [paired ?? last].filter((result) => result !== undefined)
    const content = given.length > 0 ? joinContents(given) : null
    const told = content && unwrapOutput(content.text)
    const isError = given.at(-1)?.extra?.is_error
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

/** The model of messages that Claude Code makes up itself when the API refuses. */
const MADE_UP = '<synthetic>'

/** predev names the tool in the message as well: `Using tool: bash`. */
const isToolEcho = (message: string): boolean => /^Using tool: \S+$/.test(message.trim())

const agentSteps = (
  step: AtifRawStep,
  turn: number,
  results: readonly AtifResult[],
  isTerminus: boolean,
): StepDraft[] => {
  const drafts: StepDraft[] = []
  if (step.model_name === MADE_UP)
    return [draftStep('error', turn, contentOf(step.message).text || 'error')]
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

/** One step of ATIF as steps of ours. */
export const readStep = (step: AtifRawStep, index: number, isTerminus: boolean): AtifStep => {
  const turn = step.step_id ?? index + 1
  const results = (step.observation?.results ?? []).map(readResult).filter((one) => one !== null)
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
    model: step.model_name === MADE_UP ? null : step.model_name,
    isCopied: step.is_copied_context === true,
  }
  return {
    drafts: drafts.map((draft, at) => ({ ...draft, ...shared, usage: at === 0 ? usage : null })),
    refs,
  }
}
