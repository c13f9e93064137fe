import type { Db } from '@/db/open-database'
import type { Step } from '@/lib/domain/step'
import { shownTexts } from '@/lib/trajectory/shown-texts'
import { eachPart } from './list-steps'

const matches = (step: Step, needle: string): boolean =>
  shownTexts(step).some((text) => text.toLowerCase().includes(needle))

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
