import type { Json } from '@/lib/domain/json'
import type { Step, ToolCall } from '@/lib/domain/step'
import { classifyTool } from './tool-category'

/** A step before it has its place and its skill marks. */
export type StepDraft = Omit<Step, 'number' | 'skillMarks'>

/** A step of this kind; everything that is not said is unknown or empty. */
export const draftStep = (
  kind: Step['kind'],
  turn: number | null,
  text: string,
  more: Partial<StepDraft> = {},
): StepDraft => ({
  kind,
  turn,
  text,
  agent: null,
  tool: null,
  at: null,
  durationMs: null,
  model: null,
  usage: null,
  attachments: [],
  isCopied: false,
  ...more,
})

/** What a log says of a tool call, before category, command and path are derived from it. */
export interface RawToolCall {
  readonly name: string
  readonly callId?: string | null
  readonly arguments: Json
  readonly output?: string | null
  readonly exitCode?: number | null
  /** What the log itself says about failure; null when it does not. */
  readonly isError?: boolean | null
}

/** What a call goes by whose log leaves the name out, or empty. */
export const UNNAMED_TOOL = 'unnamed tool'

/** A tool call with what it does, on what, and how it ended. */
export const toolCall = (raw: RawToolCall): ToolCall => {
  const { category, command, path } = classifyTool(raw.name, raw.arguments)
  const output = raw.output ?? null
  const exitCode = raw.exitCode ?? exitCodeIn(output)
  const saysError = raw.isError ?? null
  return {
    // A row of the outline needs something to be called by.
    name: raw.name.trim() === '' ? UNNAMED_TOOL : raw.name,
    category,
    callId: raw.callId ?? null,
    arguments: raw.arguments,
    command,
    path,
    output,
    exitCode,
    isError: saysError ?? (exitCode === null ? null : exitCode !== 0),
  }
}

/** The same call with its observation, once that is known. */
export const withOutput = (
  call: ToolCall,
  output: string | null,
  isError: boolean | null = null,
  exitCode: number | null = null,
): ToolCall => toolCall({ ...call, output, isError, exitCode })

// Only at the start or the end of an output, where harnesses put it, not in what programs print.
const EXIT_CODE = [
  /^\s*Exit code:? (-?\d{1,3})\b/,
  /^\s*<returncode>(-?\d{1,3})<\/returncode>/,
  /(?:^|\n)\[?(?:[Pp]rocess|Command) (?:exited|finished) with (?:exit )?code:? (-?\d{1,3})\b[^\n]*$/,
  /(?:^|\n)\(?[Ee]xit code:? (-?\d{1,3})\)?\s*$/,
]
const EXIT_KEYS = ['exit_code', 'exitCode', 'returncode', 'return_code']

/** The exit code that an output states, in words or as JSON; null when it states none. */
const exitCodeIn = (output: string | null): number | null => {
  if (output === null) return null
  const start = output.slice(0, 400)
  if (start.startsWith('{')) {
    const match = /"(?:exit_?[cC]ode|return_?code)"\s*:\s*(-?\d{1,3})\b/.exec(
      output.slice(-2000) + start,
    )
    if (match && EXIT_KEYS.some((key) => output.includes(`"${key}"`))) return Number(match[1])
  }
  const ends = [start, start, output.slice(-200), output.slice(-200)]
  for (const [index, pattern] of EXIT_CODE.entries()) {
    const match = pattern.exec(ends[index]!)
    if (match) return Number(match[1])
  }
  return null
}
