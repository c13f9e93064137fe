import type { Json } from './json'

// What happens to a library of skills beside trials: its versions, candidates for a next one, votes on
// them, decisions, and the cycles in which all that is done.

export const EVOLUTION_KINDS = [
  'cycle',
  'version',
  'candidate',
  'vote',
  'decision',
  /** A text that an author wrote for a task in one way. */
  'written',
  /** What a run of a task should show. */
  'key_points',
  /** A node of a search over texts; its round is its place in the order of expansion. */
  'search_node',
] as const
export type EvolutionKind = (typeof EVOLUTION_KINDS)[number]

/** One thing that happened; the evidence is kept with it, as its source may delete its own. */
export interface EvolutionEvent {
  readonly kind: EvolutionKind
  /** What makes it this one among its kind: `pdf@3`, the id of a job, of a job and who voted. */
  readonly key: string
  readonly skill: string | null
  readonly version: number | null
  /** The round after which it stands; null where no time tells. */
  readonly round: number | null
  /** ISO 8601. */
  readonly at: string | null
  /** What the source says of it, redacted. */
  readonly body: Readonly<Record<string, Json>>
}
