import type { TrialPhase } from '@/lib/domain/new-trial'
import type { ProblemCode } from '@/lib/domain/problem'
import type { Step } from '@/lib/domain/step'
import {
  momentOf,
  readTime,
  timesOfSteps,
  type LoggedTime,
} from '@/lib/ingest/formats/reading/times'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'

/** The times of a trial in one form, and how long it took. */
export interface SettledTimes {
  readonly startedAt: string | null
  readonly finishedAt: string | null
  readonly durationMs: number | null
  readonly phases: readonly TrialPhase[]
  readonly steps: readonly Step[]
}

type Note = (code: ProblemCode, detail: string) => void

/** Reads times, and remembers where one had no zone or was none. */
class Clock {
  private readonly assumed = new Set<string>()
  private readonly odd: string[] = []
  /** The time that was read last: the steps of one turn bear one. */
  private last: { readonly raw: string; readonly time: LoggedTime | null } | null = null

  read(raw: string | null | undefined, where: string): string | null {
    if (raw === null || raw === undefined || raw.trim() === '') return null
    if (this.last?.raw !== raw) this.last = { raw, time: readTime(raw) }
    const { time } = this.last
    if (time === null) this.odd.push(`${where} is no time`)
    else if (!time.hasZone) this.assumed.add(where)
    return time?.iso ?? null
  }

  /** Milliseconds between two times; an end before its start is noted. */
  between(start: string | null, end: string | null, where: string): number | null {
    const [from, to] = [momentOf(start), momentOf(end)]
    if (from === null || to === null) return null
    if (to >= from) return to - from
    this.odd.push(`${where} ends ${from - to} ms before it starts`)
    return null
  }

  report(note: Note) {
    if (this.assumed.size > 0) note('time_zone_assumed', [...this.assumed].join(', '))
    for (const detail of new Set(this.odd)) note('time_impossible', detail)
  }
}

const settlePhase = (clock: Clock, phase: TrialPhase): TrialPhase => {
  const startedAt = clock.read(phase.startedAt, 'phases')
  const finishedAt = clock.read(phase.finishedAt, 'phases')
  const between = clock.between(startedAt, finishedAt, phase.name)
  return { ...phase, startedAt, finishedAt, durationMs: phase.durationMs ?? between }
}

/**
 * Gives all times of a trial one form: with a zone, which is UTC where the log names none. What could
 * not be read so, and durations below zero, are unknown and noted.
 */
export function settleTimes(
  draft: TrialDraft,
  numbered: readonly Step[],
  note: Note,
): SettledTimes {
  const clock = new Clock()
  const stepped = draft.isTrajectoryOnly ? timesOfSteps(draft.log?.drafts ?? []) : null
  const startedAt = clock.read(draft.startedAt ?? stepped?.startedAt, 'start')
  const finishedAt = clock.read(draft.finishedAt ?? stepped?.finishedAt, 'end')
  const between = clock.between(startedAt, finishedAt, 'the trial')
  const phases = (draft.phases ?? []).map((phase) => settlePhase(clock, phase))
  const steps = numbered.map((step) => {
    const at = clock.read(step.at, 'steps')
    return at === step.at ? step : { ...step, at }
  })
  clock.report(note)
  return { startedAt, finishedAt, durationMs: draft.durationMs ?? between, phases, steps }
}
