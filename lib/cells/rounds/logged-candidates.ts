import type { EvolutionEvent } from '@/lib/domain/evolution-event'
import type { Candidate, CandidateAction, CandidateFate } from '@/lib/domain/round'
import { fieldOf, textIn } from './json-fields'

/** What a program calls an action, in our words. */
function actionOf(text: string | null): CandidateAction {
  if (text === null) return 'other'
  if (/create|new|add/i.test(text)) return 'create'
  if (/merge/i.test(text)) return 'merge'
  if (/rewrite/i.test(text)) return 'rewrite'
  return /improve|refine|update|edit|optimi[sz]e/i.test(text) ? 'refine' : 'other'
}

/** What a decision says; without one a candidate waits. */
export const fateOf = (decision: EvolutionEvent | undefined): CandidateFate => {
  const status = decision ? textIn(decision.body, 'status') : null
  if (status === null) return 'waiting'
  return /publish|accept|approve/i.test(status) ? 'accepted' : 'rejected'
}

const categoryOf = ({ body }: EvolutionEvent) =>
  textIn(fieldOf(body, 'candidate_skill'), 'category')

/** Events of one kind by their key. */
export const eventsByKey = (
  events: readonly EvolutionEvent[],
  kind: EvolutionEvent['kind'],
): Map<string, EvolutionEvent> =>
  new Map(events.filter((event) => event.kind === kind).map((event) => [event.key, event]))

/**
 * Candidates of a library: those that stood for validation, and versions that were written without.
 * A version that a published candidate of the same round became is that candidate.
 */
export function readLoggedCandidates(events: readonly EvolutionEvent[]): Candidate[] {
  const decisions = eventsByKey(events, 'decision')
  const stood = [...eventsByKey(events, 'candidate').values()].flatMap((event): Candidate[] => {
    const { key, skill: name, round: after, body } = event
    if (name === null || after === null) return []
    const skills = [{ name, action: actionOf(textIn(body, 'proposed_action')) }]
    return [{ after, category: categoryOf(event), skills, fate: fateOf(decisions.get(key)) }]
  })
  const categories = new Map(stood.map(({ skills, category }) => [skills[0]!.name, category]))
  const published = new Set(
    stood
      .filter(({ fate }) => fate === 'accepted')
      .map(({ skills, after }) => `${after} ${skills[0]!.name}`),
  )
  const written = events.flatMap(({ kind, skill: name, round: after, body }): Candidate[] => {
    if (kind !== 'version' || name === null || after === null) return []
    if (published.has(`${after} ${name}`)) return []
    const skills = [{ name, action: actionOf(textIn(body, 'action')) }]
    return [{ after, category: categories.get(name) ?? null, skills, fate: 'accepted' }]
  })
  return [...stood, ...written].sort((a, b) => a.after - b.after)
}
