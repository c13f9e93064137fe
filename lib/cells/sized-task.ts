import type { SkillSize } from '@/lib/domain/skill-size'

/** One task: the size of the skills it offers and what they did. */
export interface SizedTask {
  readonly task: string
  readonly domain: string | null
  readonly sizes: Readonly<Record<SkillSize, number | null>>
  readonly without: number
  readonly with: number
  readonly gain: number
  /** Standard error of the gain if the task were run again; null where no task ran twice. */
  readonly rerunSe: number | null
  readonly nTrials: number
}
