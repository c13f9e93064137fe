import type { ExperimentFrame } from '@/lib/cells/describe-contrast'
import type { Headline } from '@/lib/cells/make-headline'
import type { HarmCount } from '@/lib/cells/rank-harms'
import { sayVerdict } from '@/lib/cells/say-verdict'

const NO_BREAK = '\u00a0'

/** The finding in plain words, on top of a view; the statistic stands under it. */
export function VerdictSentence({
  frame: { conditions, contrast },
  headline,
  harms,
  isLarge = false,
}: {
  frame: Pick<ExperimentFrame, 'conditions' | 'contrast'>
  headline: Headline
  /** Of a view that tests tasks. */
  harms?: HarmCount | null
  isLarge?: boolean
}) {
  if (!contrast) return null
  const { verdict, harm } = sayVerdict({ conditions, contrast }, headline, harms ?? null)
  return (
    <p
      className={`max-w-[760px] text-pretty text-ink ${isLarge ? 'text-lg font-[600] tracking-[-.01em]' : 'text-base font-[550]'}`}
    >
      {[verdict, harm]
        .filter(Boolean)
        .join(' ')
        .replace(/(?<=\d) (?=%|pp\b|points\b|tasks?\b)/g, NO_BREAK)}
    </p>
  )
}
