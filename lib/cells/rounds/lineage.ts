import type { Candidate, CandidateAction, CandidateFate } from '@/lib/domain/round'

/** What was done to one skill between two rounds. */
export interface LaneMark {
  readonly after: number
  readonly action: CandidateAction
  readonly fate: CandidateFate
  /** Accepted, and no later text of this skill took its place. */
  readonly isInUse: boolean
}

/** One skill over the rounds. */
export interface Lane {
  readonly name: string
  readonly marks: readonly LaneMark[]
  /** The round after which a text of it was first accepted; null: none was. */
  readonly deployedAfter: number | null
  readonly nAccepted: number
}

/** The skills of a category, and when the same texts were tried again. */
export interface LaneGroup {
  readonly category: string | null
  readonly lanes: readonly Lane[]
  readonly retests: readonly { readonly after: number; readonly fate: CandidateFate }[]
}

/** A lane a skill, in the order in which skills first stood, by category. */
export function drawLineage(candidates: readonly Candidate[]): LaneGroup[] {
  const byCategory = new Map<string | null, Candidate[]>()
  for (const candidate of candidates)
    byCategory.set(candidate.category, [...(byCategory.get(candidate.category) ?? []), candidate])
  return [...byCategory].map(([category, own]) => ({
    category,
    retests: own.flatMap(({ skills, after, fate }) =>
      skills.length === 0 ? [{ after, fate }] : [],
    ),
    lanes: [...marksByName(own)].map(([name, marks]) => laneOf(name, marks)),
  }))
}

type PlainMark = Omit<LaneMark, 'isInUse'>

function laneOf(name: string, marks: readonly PlainMark[]): Lane {
  const accepted = marks.filter(({ fate }) => fate === 'accepted')
  const last = accepted.at(-1)
  return {
    ...{ name, nAccepted: accepted.length, deployedAfter: accepted[0]?.after ?? null },
    marks: marks.map((mark) => ({ ...mark, isInUse: mark === last })),
  }
}

function marksByName(candidates: readonly Candidate[]): Map<string, PlainMark[]> {
  const marks = new Map<string, PlainMark[]>()
  for (const { skills, after, fate } of candidates)
    for (const { name, action } of skills)
      marks.set(name, [...(marks.get(name) ?? []), { after, action, fate }])
  return marks
}
