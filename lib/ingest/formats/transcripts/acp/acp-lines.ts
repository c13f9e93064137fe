import type { Json } from '@/lib/domain/json'
import type { Attachment } from '@/lib/domain/step'
import { isRecord, type JsonLine } from '@/lib/ingest/formats/reading/bundle-reader'
import { contentOf } from '@/lib/ingest/formats/reading/content-parts'
import { draftStep, toolCall, type StepDraft } from '@/lib/ingest/formats/reading/step-draft'
import { emptyLog, stringOrNull, type AgentLog } from '@/lib/ingest/formats/reading/agent-log'

// BenchFlow's trajectory/acp_trajectory.jsonl: user_message, agent_thought, agent_message and
// tool_call lines as the Agent Client Protocol has them. There are no times, no tokens and, for
// most agents, no arguments: a shell call shows its output but not its command.

const isDiff = (part: Record<string, unknown>): boolean => part.type === 'diff'

const outputOf = (parts: readonly Record<string, unknown>[]): string | null => {
  const texts = parts.flatMap((part) => {
    const inner = isRecord(part.content) ? stringOrNull(part.content.text) : stringOrNull(part.text)
    return inner === null ? [] : [inner]
  })
  // The same output often comes twice, as it grew and when it ended.
  const once = texts.filter((text, index) => texts.indexOf(text) === index)
  return once.length === 0 ? null : once.join('\n')
}

const attachmentsOf = (parts: readonly Record<string, unknown>[]): readonly Attachment[] =>
  contentOf(parts.map((part) => part.content ?? part)).attachments

const argumentsOf = (
  value: Record<string, unknown>,
  parts: readonly Record<string, unknown>[],
): Json => {
  const given = value.raw_input ?? value.rawInput ?? value.input ?? value.arguments
  if (isRecord(given)) return given as Json
  const diff = parts.find(isDiff)
  if (diff) return { path: stringOrNull(diff.path), content: stringOrNull(diff.newText) }
  const output = outputOf(parts) ?? ''
  const path = /^<path>([^<]+)<\/path>/.exec(output)?.[1]
  const skill = /<skill_content name="([^"]+)"/.exec(output)?.[1]
  if (skill !== undefined) return { name: skill }
  return path === undefined ? {} : { path }
}

const KIND_TOOLS = new Map([
  ['execute', 'bash'],
  ['read', 'read'],
  ['edit', 'edit'],
  ['search', 'grep'],
  ['fetch', 'fetch'],
])

const callStep = (value: Record<string, unknown>, turn: number): StepDraft => {
  const parts = Array.isArray(value.content) ? value.content.filter(isRecord) : []
  const title = stringOrNull(value.title)
  const kind = stringOrNull(value.kind)
  // The title is the tool's name, or a description of what it does.
  const isName = title !== null && /^[\w.-]{1,40}$/.test(title)
  const args = argumentsOf(value, parts)
  const isShell = kind === 'execute' && !isName && title !== null
  return draftStep('tool', turn, isName || isShell ? '' : (title ?? ''), {
    attachments: attachmentsOf(parts),
    tool: toolCall({
      name: isName ? title : (KIND_TOOLS.get(kind ?? '') ?? kind ?? 'tool'),
      callId: stringOrNull(value.tool_call_id),
      arguments:
        isShell && isRecord(args) && args.command === undefined
          ? { ...args, command: title }
          : args,
      output: outputOf(parts),
      isError: value.status === 'failed' ? true : value.status === 'completed' ? false : null,
    }),
  })
}

const KINDS = new Map<unknown, 'user' | 'thought' | 'message'>([
  ['user_message', 'user'],
  ['agent_thought', 'thought'],
  ['agent_message', 'message'],
])

/** Reads the lines of an ACP trajectory. */
export const readAcp = (lines: readonly JsonLine[]): AgentLog => {
  const drafts: StepDraft[] = []
  const places = new Map<string, number>()
  let turn = 0
  let wasTool = true
  for (const { value } of lines) {
    const kind = KINDS.get(value.type)
    if (kind === undefined && value.type !== 'tool_call') continue
    // The model speaks, then calls: what follows a call is a new turn.
    if (wasTool && kind !== undefined) turn += 1
    wasTool = kind === undefined
    if (kind !== undefined) {
      const text = stringOrNull(value.text)
      if (text) drafts.push(draftStep(kind, turn, text))
      continue
    }
    const id = stringOrNull(value.tool_call_id)
    const known = id === null ? undefined : places.get(id)
    if (known !== undefined) drafts[known] = callStep(value, drafts[known]!.turn!)
    else {
      if (id !== null) places.set(id, drafts.length)
      drafts.push(callStep(value, turn))
    }
  }
  return { ...emptyLog('ACP trajectory'), drafts }
}
