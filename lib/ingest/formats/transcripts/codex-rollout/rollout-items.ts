import type { Attachment, Usage } from '@/lib/domain/step'
import { countOrNull, stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { contentOf } from '@/lib/ingest/formats/reading/content-parts'
import { parseJson } from '@/lib/ingest/formats/reading/parse-json'

// What stands in single lines of a session of Codex.

export const textOf = (content: unknown): string => {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  const parts = content.filter(isRecord).map((part) => stringOrNull(part.text) ?? '')
  return parts.filter(Boolean).join('\n')
}

export const usageOf = (value: unknown): Usage | null => {
  if (!isRecord(value)) return null
  const input = countOrNull(value.input_tokens)
  const output = countOrNull(value.output_tokens)
  if (input === null && output === null) return null
  const cached = typeof value.cached_input_tokens === 'number' ? value.cached_input_tokens : null
  return { input, cached, output, costUsd: null }
}

export const ROLES = new Map<unknown, 'system' | 'user' | 'message'>([
  ['developer', 'system'],
  ['system', 'system'],
  ['user', 'user'],
  ['assistant', 'message'],
])

/** Calls that have no name of their own. */
export const CALLS = new Map<unknown, string>([
  ['local_shell_call', 'local_shell'],
  ['web_search_call', 'web_search'],
  ['image_generation_call', 'image_generation'],
  ['tool_search_call', 'tool_search'],
])

/** What a call was for; the bytes of an image are none of it. */
export const askedOf = ({ action, revised_prompt: prompt }: Record<string, unknown>): unknown =>
  action ?? (prompt === undefined ? null : { prompt })

/** codex wraps its own context (AGENTS.md, environment, skills) in user messages. */
export const isHarnessText = (text: string): boolean =>
  /^\s*(?:# AGENTS\.md instructions|<environment_context>|<user_instructions>|<permissions instructions>)/.test(
    text,
  )

interface CodexOutput {
  readonly output: string
  readonly attachments?: readonly Attachment[]
  readonly exitCode: number | null
}

export const outputOf = (value: unknown): CodexOutput => {
  if (isRecord(value))
    return { output: stringOrNull(value.content) ?? JSON.stringify(value), exitCode: null }
  const { text: raw, attachments } = contentOf(value)
  const parsed = raw.startsWith('{') ? parseJson(raw)?.value : null
  if (isRecord(parsed) && typeof parsed.output === 'string') {
    const code = isRecord(parsed.metadata) ? parsed.metadata.exit_code : null
    return { output: parsed.output, exitCode: typeof code === 'number' ? code : null }
  }
  const told =
    /^(?:Chunk ID|Wall time|Exit code)[\s\S]{0,200}?Process exited with code (-?\d+)/.exec(raw)
  const body = told ? raw.slice(raw.indexOf('\nOutput:\n') + 9) : raw
  return {
    output: told && raw.includes('\nOutput:\n') ? body : raw,
    attachments,
    exitCode: told ? Number(told[1]) : null,
  }
}
