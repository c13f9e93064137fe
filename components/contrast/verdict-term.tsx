import { Term } from './term'
import type { Verdict } from '@/lib/domain/gain'
import { verdictWords } from '@/lib/domain/gain'
import type { Term as GlossaryTerm } from '@/lib/url/docs'

const TERM_OF: Record<Verdict, GlossaryTerm> = {
  helps: 'Helps and hurts',
  hurts: 'Helps and hurts',
  no_sizeable_effect: 'No sizeable effect',
  cannot_tell: "Can't tell yet",
}

/** A verdict in words, which lead to what they mean. */
export const VerdictTerm = ({ verdict, isSmall }: { verdict: Verdict; isSmall: boolean }) => (
  <Term of={TERM_OF[verdict]}>{verdictWords(verdict, isSmall)}</Term>
)
