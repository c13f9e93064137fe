import type { ProposedMapping } from '@/lib/domain/folder-mapping'
import { SecretRedactor } from './redact-secrets'

const LONGEST = 200

/** A proposed mapping with what it shows of logs short and without secrets. */
export function redactProposal(proposal: ProposedMapping): ProposedMapping {
  const redactor = new SecretRedactor()
  const clean = (text: string) => redactor.text(text).slice(0, LONGEST)
  const orNone = (text: string | null) => (text === null ? null : clean(text))
  return {
    ...proposal,
    examples: proposal.examples.map(({ path, task, condition, model, reward }) => ({
      ...{ path, task: clean(task), condition: orNone(condition), model: orNone(model), reward },
    })),
  }
}
