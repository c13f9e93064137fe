import type { EvolutionEvent } from '@/lib/domain/evolution-event'
import type { ProposedMapping } from '@/lib/domain/folder-mapping'
import type { SetAsideFiles } from '@/lib/domain/import'
import type { NewSkillVersion, NewTask, NewTrial } from '@/lib/domain/new-trial'
import type { LogProblem } from '@/lib/domain/problem'
import type { CarriedReview } from '@/lib/domain/carried-review'
import type { CarriedChange } from '@/lib/domain/review-change'
import type { KnownTokens } from '@/lib/ingest/finish/finish-task'
import type { Container, LogBundle } from '@/lib/ingest/formats/reading/container-format'
import type { PackedTrial } from '@/lib/ingest/store/pack-steps'
import type { RecalledTrial } from '@/lib/ingest/store/recall-trials'

/** What an import hears of a delivery, in order. */
export type DeliveryEvent =
  /** First: how much there is to read, and what is odd already. */
  | {
      readonly kind: 'claimed'
      readonly bundles: number
      readonly bytes: number
      readonly problems: readonly LogProblem[]
    }
  /** Then whatever was read, finished: redacted, with its skill use. */
  | { readonly kind: 'trial'; readonly trial: NewTrial }
  /** The same, read by another thread, which packs the steps. */
  | { readonly kind: 'packed_trial'; readonly trial: PackedTrial }
  | { readonly kind: 'task'; readonly task: NewTask }
  | { readonly kind: 'skill_version'; readonly version: NewSkillVersion }
  | { readonly kind: 'evolution'; readonly event: EvolutionEvent }
  | { readonly kind: 'review_change'; readonly change: CarriedChange }
  | { readonly kind: 'review'; readonly review: CarriedReview }
  | { readonly kind: 'problem'; readonly problem: LogProblem }
  /** Last: files of which nothing is kept. */
  | { readonly kind: 'set_aside'; readonly files: SetAsideFiles }
  /** And a mapping for what looks like trials and nobody claims. */
  | { readonly kind: 'proposed_mapping'; readonly mapping: ProposedMapping }
  /** Or, instead, what is stored of a trial that is delivered again unchanged; it is not read. */
  | {
      readonly kind: 'recalled'
      readonly trial: RecalledTrial
      readonly files: number
      readonly bytes: number
    }

/** What an import remembers of earlier ones. */
export interface Memory {
  /** Key of a bundle as it is delivered; null where nothing tells it cheaply. */
  keyOf(container: Container, bundle: LogBundle): Promise<string | null>
  /** Key of one trial among many in a bundle. */
  keyOfRow(container: Container, bundle: LogBundle, content: string): string
  /** Tokens of a stored skill by the hash of what it holds: to count them takes a large table. */
  readonly knownTokens: KnownTokens
  /** The stored trials that were read under these keys. */
  recall(keys: readonly string[]): Promise<ReadonlyMap<string, RecalledTrial>>
}

/** What is found in a bundle. */
export type Found = Exclude<DeliveryEvent, { kind: 'claimed' }>
