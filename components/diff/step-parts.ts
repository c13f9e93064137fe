import { editLines } from '@/components/trajectory/step/edit-lines'
import { callText } from '@/lib/trajectory/describe-call'
import { plainOutput } from '@/lib/trajectory/plain-output'
import type { Step, ToolCall } from '@/lib/domain/step'

/** A step as the two texts that a diff compares: what was done, and what came back. */
export interface StepParts {
  readonly input: string
  readonly output: string
}

function inputOf(tool: ToolCall): string {
  if (tool.command !== null) return tool.command
  const edit = tool.category === 'edit' || tool.category === 'write' ? editLines(tool) : null
  if (edit === null) return callText(tool)
  return [tool.path ?? '', ...edit.map((line) => `${line.sign} ${line.text}`)].join('\n').trim()
}

export function stepParts(step: Step): StepParts {
  if (!step.tool) return { input: step.text, output: '' }
  const said = step.text === '' ? '' : `${step.text}\n`
  return { input: said + inputOf(step.tool), output: plainOutput(step.tool) }
}
