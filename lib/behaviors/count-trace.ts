import {
  addVerdicts,
  NO_VERDICTS,
  type TraceCounts,
  type VerdictCounts,
} from '@/lib/domain/behavior'
import type { Span } from '@/lib/domain/new-trial'

/** What a span of kind `verdict` says of the attempt before it. */
export interface VerdictData {
  readonly says: 'correct' | 'incorrect'
  /** Whether it is so; null where the log does not say what the attempt was worth. */
  readonly isRight: boolean | null
}

/** Spans of this kind are made by readers that give them this data. */
const verdictOf = ({ data }: Span) => data as unknown as VerdictData

function countsOf({ says, isRight }: VerdictData): VerdictCounts {
  const count = (isThis: boolean) => (isThis ? 1 : 0)
  return {
    correctRight: count(says === 'correct' && isRight === true),
    correctWrong: count(says === 'correct' && isRight === false),
    incorrectRight: count(says === 'incorrect' && isRight === true),
    incorrectWrong: count(says === 'incorrect' && isRight === false),
  }
}

/** Attempts, reflections and verdicts that a trace marks by tags; null where it marks none. */
export function countTrace(spans: readonly Span[]): TraceCounts | null {
  const count = (kind: string) => spans.filter((span) => span.kind === kind).length
  const attempts = count('attempt')
  const reflections = count('reflection')
  const verdicts = spans.filter(({ kind }) => kind === 'verdict').map(verdictOf)
  if (attempts + reflections + verdicts.length === 0) return null
  return {
    attempts,
    reflections,
    verdicts: verdicts.map(countsOf).reduce(addVerdicts, NO_VERDICTS),
  }
}
