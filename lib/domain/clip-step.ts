import type { Json } from './json'
import type { Step } from './step'
import { clipText } from './step-outline'

/** A step whose long texts may have been cut for the screen. */
export interface ClippedStep extends Step {
  /** Characters left out; 0 when the step is whole. */
  readonly clippedChars: number
}

/** Cuts every text of a step to `limit` characters and counts what was left out. */
export function clipStep(step: Step, limit: number): ClippedStep {
  let clippedChars = 0
  const clip = (text: string): string => {
    const kept = clipText(text, limit)
    clippedChars += text.length - kept.length
    return kept
  }
  const clipJson = (value: Json): Json => {
    if (typeof value === 'string') return clip(value)
    if (Array.isArray(value)) return value.map(clipJson)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clipJson(inner)]))
  }
  const tool = step.tool && {
    ...step.tool,
    arguments: clipJson(step.tool.arguments),
    command: step.tool.command === null ? null : clip(step.tool.command),
    output: step.tool.output === null ? null : clip(step.tool.output),
  }
  const text = clip(step.text)
  return { ...step, text, tool, clippedChars }
}
