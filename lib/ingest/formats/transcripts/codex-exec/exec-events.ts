import type { Json } from '@/lib/domain/json'
import type { Usage } from '@/lib/domain/step'
import { isOwnSkill } from '@/lib/ingest/formats/reading/harness-skills'
import { isRecord, type JsonLine } from '@/lib/ingest/formats/reading/bundle-reader'
import { draftStep, toolCall, type StepDraft } from '@/lib/ingest/formats/reading/step-draft'
import {
  countOrNull,
  emptyLog,
  stringOrNull,
  type AgentLog,
  type LogEnding,
  type SkillSighting,
} from '@/lib/ingest/formats/reading/agent-log'
import { wordOf } from '@/lib/ingest/formats/reading/word-of'

// `codex exec --json`, which Harbor keeps as agent/codex.txt: one event a line, between lines of
// plain log text. Items: command_execution, agent_message, reasoning, file_change, todo_list,
// mcp_tool_call, web_search, error. There are no times and no usage per turn of the model.

const FAILED_LOAD = /failed to load skill (\S*\/([^/\s]+)\/SKILL\.md)/

/** What the plain lines say of skills: a skill that fails to load was mounted, but is not loaded. */
export const codexMounts = (plain: readonly string[]): SkillSighting[] =>
  plain.flatMap((text) => {
    const match = FAILED_LOAD.exec(text)
    if (!match || isOwnSkill(match[1]!)) return []
    return [{ skill: match[2]!, fact: 'offered' as const, text: text.slice(0, 300) }]
  })

const LISTED = /^- ([\w.-]+):[\s\S]*?\(file: ([^)]+)\)/gm

/** The catalogue that codex puts into its instructions (`### Available skills`). */
export const codexCatalogue = (instructions: string): SkillSighting[] => {
  const start = instructions.indexOf('### Available skills')
  if (start < 0) return []
  return [...instructions.slice(start).matchAll(LISTED)].flatMap(([, skill, path]) =>
    isOwnSkill(path!)
      ? []
      : [{ skill: skill!, fact: 'loaded' as const, text: `listed at start: ${path!}` }],
  )
}

const itemStep = (item: Record<string, unknown>, turn: number): StepDraft | null => {
  const said = stringOrNull(item.text) ?? stringOrNull(item.message)
  switch (item.type) {
    case 'agent_message':
    case 'assistant_message':
      return draftStep('message', turn, said ?? '')
    case 'reasoning':
      return draftStep('thought', turn, said ?? '')
    case 'error':
      return draftStep('error', turn, said ?? 'error')
    default:
      return toolItem(item, turn)
  }
}

const toolItem = (item: Record<string, unknown>, turn: number): StepDraft | null => {
  const name = stringOrNull(item.type) ?? stringOrNull(item.item_type)
  if (name === null) return null
  const {
    id,
    type: _type,
    item_type: _itemType,
    status,
    aggregated_output: output,
    exit_code: code,
    ...rest
  } = item
  const changes = Array.isArray(item.changes) ? item.changes.filter(isRecord) : []
  const named = stringOrNull(changes[0]?.path)
  const args = named === null ? rest : { ...rest, path: named }
  const isTold =
    status === 'failed' ? true : status === 'completed' && typeof code !== 'number' ? false : null
  return draftStep('tool', turn, '', {
    tool: toolCall({
      name: name === 'mcp_tool_call' ? (stringOrNull(item.tool) ?? name) : name,
      callId: stringOrNull(id),
      arguments: unwrapCommand(args) as Json,
      output:
        stringOrNull(output) ?? (item.result === undefined ? null : JSON.stringify(item.result)),
      exitCode: typeof code === 'number' ? code : null,
      isError: isTold,
    }),
  })
}

/** `/bin/bash -lc 'ls -la'` → `ls -la`. */
const unwrapCommand = (args: Record<string, unknown>): Record<string, unknown> => {
  if (typeof args.command !== 'string') return args
  const match = /^(?:\/(?:usr\/)?bin\/)?(?:ba|z)?sh -\w*c (?:'([\s\S]*)'|"([\s\S]*)"|(\S+))$/.exec(
    args.command,
  )
  if (!match) return args
  const single = match[1]?.replaceAll(`'\\''`, `'`)
  const double = match[2]?.replace(/\\(["\\$`])/g, '$1')
  return { ...args, command: single ?? double ?? match[3] }
}

const usageOf = (value: unknown): Usage | null => {
  if (!isRecord(value)) return null
  const input = countOrNull(value.input_tokens)
  const output = countOrNull(value.output_tokens)
  if (input === null && output === null) return null
  const cached = typeof value.cached_input_tokens === 'number' ? value.cached_input_tokens : null
  return { input, cached, output, costUsd: null }
}

/** `Reconnecting... 1/5`: a request that failed once is no end of a run. */
export const isFirstTry = (text: string): boolean =>
  /\b(?:reconnecting|retrying)\W+[01]\/\d/i.test(text)

const errorText = (event: Record<string, unknown>): string => {
  const inner = isRecord(event.error) ? stringOrNull(event.error.message) : null
  return inner ?? stringOrNull(event.message) ?? 'failed without a message'
}

/** Without `--json` a run that failed ends on a line of its own: `ERROR: …`. */
const plainEnding = (plain: readonly string[]): LogEnding | null => {
  const failure = /^ERROR: (.+)/.exec(plain.at(-1) ?? '')?.[1]
  return failure === undefined ? null : { failure, event: 'ERROR' }
}

/** Whether these lines are events of `codex exec --json`. */
export const isCodexExec = (lines: readonly JsonLine[]): boolean =>
  lines.some(({ value }) => /^(?:thread\.started|turn\.\w+|item\.\w+)$/.test(wordOf(value.type)))

/** Reads the events; `plain` are the lines between them that are no JSON. */
export const readCodexExec = (lines: readonly JsonLine[], plain: readonly string[]): AgentLog => {
  const drafts: StepDraft[] = []
  const places = new Map<string, number>()
  const failures: string[] = []
  let totals: Usage | null = null
  let ending: LogEnding | null = null
  let turn = 0
  for (const { value } of lines) {
    if (value.type === 'turn.completed') {
      totals = usageOf(value.usage)
      ending = { failure: null, event: value.type }
    }
    if (value.type === 'turn.failed' || value.type === 'error') {
      const says = errorText(value)
      ending = isFirstTry(says) ? null : { failure: says, event: value.type }
      // The same failure comes as an error and as a failed turn.
      if (failures.at(-1) !== says) drafts.push(draftStep('error', turn, says))
      failures.push(says)
    }
    if (!isRecord(value.item) || !wordOf(value.type).startsWith('item.')) continue
    // The agent went on: what failed before was got over.
    if (value.item.type !== 'error') ending = null
    const id = stringOrNull(value.item.id)
    const known = id === null ? undefined : places.get(id)
    if (known === undefined) turn += 1
    const step = itemStep(value.item, known === undefined ? turn : drafts[known]!.turn!)
    if (step === null) continue
    // An item is told when it starts, changes and ends; the last telling is whole.
    if (known !== undefined) drafts[known] = step
    else {
      if (id !== null) places.set(id, drafts.length)
      drafts.push(step)
    }
  }
  return {
    ...emptyLog('codex exec'),
    agentName: 'codex',
    drafts,
    totals,
    failures,
    ending: ending ?? (lines.length === 0 ? plainEnding(plain) : null),
    sightings: codexMounts(plain),
  }
}
