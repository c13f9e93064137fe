import type { TaskLabel } from '@/lib/domain/gain'

/** A task that both ran: rates over the cells that both have, and what each says of it. */
export interface ComparedTask {
  readonly task: string
  readonly domain: string | null
  readonly family: string | null
  readonly left: ComparedTaskSide
  readonly right: ComparedTaskSide
  /** Right gain less left gain, −2 to 2. */
  readonly difference: number
}

export interface ComparedTaskSide {
  readonly without: number
  readonly with: number
  /** How sure the task changed, corrected within its own experiment. */
  readonly finding: TaskLabel
}
