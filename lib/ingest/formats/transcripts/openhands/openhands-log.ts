import type { SkillSighting } from '@/lib/ingest/formats/reading/agent-log'
import type { StepList } from '@/lib/ingest/formats/reading/step-list'
import type { UnreadKinds } from '@/lib/ingest/formats/reading/unread-kinds'

export type Fields = Readonly<Record<string, unknown>>

/** What the readers of both generations write into. */
export interface OpenHandsLog {
  readonly steps: StepList
  readonly unread: UnreadKinds
  readonly failures: string[]
  readonly sightings: SkillSighting[]
  /** Begins a turn of the model where this reply was not seen before. */
  reply(id: string | null): void
  sawModel(model: string | null): void
  sawVersion(version: string | null): void
}
