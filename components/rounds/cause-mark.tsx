import type { RoundChange } from '@/lib/domain/round'

/** What was done between two rounds, as one of few marks. */
export type CauseMarkKind =
  'new_accepted' | 'new_rejected' | 'new' | 'retest_accepted' | 'retest_rejected' | 'retest'

export const CAUSE_WORDS: Record<CauseMarkKind, string> = {
  new_accepted: 'new text accepted',
  new_rejected: 'new text rejected',
  new: 'new text',
  retest_accepted: 'retest accepted, no new text',
  retest_rejected: 'retest rejected',
  retest: 'same text again',
}

/** Null where no source says what was done. */
export function causeMarkOf({
  cause,
  isAccepted,
}: Pick<RoundChange, 'cause' | 'isAccepted'>): CauseMarkKind | null {
  if (cause === 'unknown') return null
  const what = cause === 'new_text' ? 'new' : 'retest'
  return isAccepted === null ? what : `${what}_${isAccepted ? 'accepted' : 'rejected'}`
}

/** A mark at a place, to be told apart by its shape; its title says the rest. */
export function CauseMark({
  kind,
  x,
  y,
  size = 1,
  title,
}: {
  kind: CauseMarkKind
  x: number
  y: number
  /** Over its full size. */
  size?: number
  title?: string
}) {
  return (
    <g transform={`translate(${x} ${y}) scale(${size})`}>
      <title>{title ?? CAUSE_WORDS[kind]}</title>
      <Shape kind={kind} />
    </g>
  )
}

function Shape({ kind }: { kind: CauseMarkKind }) {
  switch (kind) {
    case 'new_accepted':
      return <path d="M0 -5.5 L5.5 4.5 L-5.5 4.5 Z" fill="var(--cond-evolved)" />
    case 'new':
      return (
        <path
          d="M0 -4.5 L4.5 3.8 L-4.5 3.8 Z"
          fill="var(--page)"
          stroke="var(--cond-evolved)"
          strokeWidth={1.5}
        />
      )
    case 'new_rejected':
      return (
        <path d="M-3.5 -3.5 L3.5 3.5 M-3.5 3.5 L3.5 -3.5" stroke="var(--noise)" strokeWidth={1.5} />
      )
    case 'retest_accepted':
      return <path d="M0 -5 L5 0 L0 5 L-5 0 Z" fill="var(--noise)" />
    case 'retest_rejected':
    case 'retest':
      return (
        <path
          d="M0 -4.5 L4.5 0 L0 4.5 L-4.5 0 Z"
          fill="var(--page)"
          stroke="var(--noise)"
          strokeWidth={1.5}
        />
      )
  }
}
