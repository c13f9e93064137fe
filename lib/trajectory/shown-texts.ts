import { describeCall, type CallPart } from './describe-call'
import { editManner, editTexts } from './edit-texts'
import { plainOutput } from './plain-output'
import { settleText, type SettledText } from './settled-text'
import type { Step, ToolCall } from '@/lib/domain/step'

/** Only a terminal's output is written over: a file may have lines that end as on old systems. */
export function shownOutput(tool: ToolCall): SettledText {
  const output = plainOutput(tool)
  return tool.category === 'shell' ? settleText(output) : { text: output, overwritten: 0 }
}

/** The sign of a line of a patch is drawn beside the line. */
const SIGNS = /^(?:\+(?!\+\+)|-(?!--))/gm

function editParts(tool: ToolCall): string[] | null {
  const texts = tool.category === 'edit' || tool.category === 'write' ? editTexts(tool) : null
  if (texts === null) return null
  const lines = texts.kind === 'pairs' ? texts.pairs.flat() : [texts.text.replace(SIGNS, '')]
  return [tool.path ?? '', editManner(tool), ...lines]
}

const partTexts = (part: CallPart): string[] =>
  part.kind === 'plan' ? part.items.map(({ text }) => text) : [part.text]

function inputTexts(tool: ToolCall): string[] {
  if (tool.command !== null) return [tool.command]
  return editParts(tool) ?? describeCall(tool).flatMap(partTexts)
}

/** What the screen shows of a step's log, unfolded: what a search of a trajectory looks into. */
export function shownTexts({ text, tool, attachments }: Step): string[] {
  const names = attachments.map(({ name }) => name)
  if (tool === null) return [text, ...names]
  return [text, tool.name, ...inputTexts(tool), shownOutput(tool).text, ...names]
}
