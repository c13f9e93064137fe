import type { Db } from '@/db/open-database'
import type { Step } from '@/lib/domain/step'
import { eachPart } from './list-steps'

const has = (text: string | null | undefined, needle: string) =>
  text != null && text.toLowerCase().includes(needle)

function matches(step: Step, needle: string): boolean {
  const { tool } = step
  return (
    has(step.text, needle) ||
    has(tool?.command, needle) ||
    has(tool?.path, needle) ||
    has(tool?.output, needle) ||
    has(tool?.name, needle) ||
    (tool !== null && tool.arguments !== null && tool.command === null
      ? has(JSON.stringify(tool.arguments), needle)
      : false)
  )
}

/** Numbers of the steps that hold a text, upper and lower case alike; none for an empty text. */
export async function findMatches(db: Db, trialId: number, text: string): Promise<number[]> {
  const needle = text.trim().toLowerCase()
  if (needle === '') return []
  const found: number[] = []
  for await (const steps of eachPart(db, { trialId })) {
    for (const step of steps) if (matches(step, needle)) found.push(step.number)
  }
  return found
}
