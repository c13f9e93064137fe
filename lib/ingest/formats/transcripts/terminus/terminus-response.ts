import type { Json } from '@/lib/domain/json'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { parseJson } from '@/lib/ingest/formats/reading/parse-json'
import { draftStep, toolCall, type StepDraft } from '@/lib/ingest/formats/reading/step-draft'

// The terminus-2 agents answer with JSON: {analysis, plan, commands: [{keystrokes, duration}],
// task_complete} or {load_skill: name}; prose may stand around it, and there may be several blocks.

const BLOCK = /```(?:json)?\s*\n([\s\S]*?)\n?```/g

/** The JSON objects in an answer: the fenced blocks, else the whole text. */
const objectsIn = (answer: string): Record<string, unknown>[] => {
  const candidates = [...answer.matchAll(BLOCK)].map((match) => match[1]!)
  const bare = answer.trim()
  if (candidates.length === 0 && bare.startsWith('{')) candidates.push(bare)
  return candidates.flatMap((candidate) => {
    const value = candidate.trimStart().startsWith('{') ? parseJson(candidate)?.value : null
    return isRecord(value) && isCommandObject(value) ? [value] : []
  })
}

const isCommandObject = (value: Record<string, unknown>): boolean =>
  'commands' in value || 'load_skill' in value || 'task_complete' in value || 'analysis' in value

const callsOf = (value: Record<string, unknown>): { name: string; arguments: Json }[] => {
  const calls: { name: string; arguments: Json }[] = []
  if (typeof value.load_skill === 'string') {
    calls.push({ name: 'load_skill', arguments: { skill: value.load_skill } })
  }
  const commands = Array.isArray(value.commands) ? value.commands : []
  for (const command of commands) {
    if (isRecord(command)) calls.push({ name: 'bash_command', arguments: command as Json })
  }
  if (value.task_complete === true) calls.push({ name: 'mark_task_complete', arguments: {} })
  return calls
}

/**
 * The steps of one terminus answer: what was said, then one tool step a command. `output` is the
 * terminal afterwards and belongs to the last command. Null when the answer has no such JSON.
 */
export const terminusCalls = (
  answer: string,
  turn: number,
  output: string | null,
): StepDraft[] | null => {
  const objects = objectsIn(answer)
  if (objects.length === 0) return null
  const prose = answer.replace(BLOCK, '').trim()
  const said = objects.flatMap((value) => [
    typeof value.analysis === 'string' ? `Analysis: ${value.analysis}` : '',
    typeof value.plan === 'string' ? `Plan: ${value.plan}` : '',
  ])
  const text = [prose.startsWith('{') ? '' : prose, ...said].filter(Boolean).join('\n')
  const calls = objects.flatMap(callsOf)
  const lastCommand = calls.findLastIndex((call) => call.name === 'bash_command')
  const answered = lastCommand < 0 ? calls.length - 1 : lastCommand
  const steps = calls.map((call, index) =>
    draftStep('tool', turn, '', {
      tool: toolCall({ ...call, output: index === answered ? output : null }),
    }),
  )
  const last = calls.length === 0 && output ? [draftStep('user', turn, output)] : []
  return [...(text ? [draftStep('message', turn, text)] : []), ...steps, ...last]
}
