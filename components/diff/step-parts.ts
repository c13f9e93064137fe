import { editLines } from '@/components/trial/edit-lines'
import type { Step, ToolCall } from '@/lib/domain/step'

/** A step as the two texts that a diff compares: what was done, and what came back. */
export interface StepParts {
  readonly input: string
  readonly output: string
}

function inputOf(tool: ToolCall): string {
  if (tool.command !== null) return tool.command
  const edit = tool.category === 'edit' || tool.category === 'write' ? editLines(tool) : null
  const path = tool.path ?? ''
  if (edit) return [path, ...edit.map((line) => `${line.sign} ${line.text}`)].join('\n').trim()
  const args = tool.arguments
  if (args === null) return path
  if (typeof args === 'string') return args
  const isPathAll =
    typeof args === 'object' && Object.values(args).every((value) => value === tool.path)
  return isPathAll && path !== '' ? path : JSON.stringify(args, null, 1)
}

export function stepParts(step: Step): StepParts {
  if (!step.tool) return { input: step.text, output: '' }
  const said = step.text === '' ? '' : `${step.text}\n`
  return { input: said + inputOf(step.tool), output: step.tool.output ?? '' }
}
