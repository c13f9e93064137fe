import type { Json } from '@/lib/domain/json'
import type { Step } from '@/lib/domain/step'
import { clipText } from './step-outline'

/** A step whose long texts may have been cut for the screen. */
export interface ClippedStep extends Step {
  /** Characters left out of each part; 0 where it is whole. */
  readonly clipped: { readonly text: number; readonly input: number; readonly output: number }
}

export const NOTHING_CLIPPED: ClippedStep['clipped'] = { text: 0, input: 0, output: 0 }

function clipJson(value: Json, clip: (text: string) => string): Json {
  if (typeof value === 'string') return clip(value)
  if (Array.isArray(value)) return value.map((inner) => clipJson(inner, clip))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, clipJson(inner, clip)]),
  )
}

/** Cuts every text of a step to `limit` characters and counts what was left out. */
export function clipStep(step: Step, limit: number): ClippedStep {
  const clipped = { ...NOTHING_CLIPPED }
  const clip = (part: keyof typeof clipped) => (text: string) => {
    const kept = clipText(text, limit)
    clipped[part] += text.length - kept.length
    return kept
  }
  const { tool } = step
  const args = tool && clipJson(tool.arguments, clip('input'))
  const command = tool?.command == null ? null : clipText(tool.command, limit)
  // The command stands among the arguments too, but is drawn once.
  const cut = command === null ? 0 : tool!.command!.length - command.length
  if (cut > 0) clipped.input = cut
  return {
    ...step,
    text: clip('text')(step.text),
    tool: tool && {
      ...tool,
      arguments: args,
      command,
      output: tool.output === null ? null : clip('output')(tool.output),
    },
    clipped,
  }
}
