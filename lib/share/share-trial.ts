import type { TrialAnswer } from '@/lib/analysis/trial/get-trial'
import type { StepOutline } from '@/lib/trajectory/step-outline'
import { trialHref } from '@/lib/url/site'
import {
  generatedNote,
  heading,
  list,
  paragraph,
  present,
  shareTable,
  type ShareDocument,
} from './document'
import { stepWords, TRIAL_FACTS } from './trial-facts'

/** Steps that Markdown lists; the twin of the steps has all, with their texts. */
const MOST_STEPS = 200

/** One trial: what it was, how it ended, its checks, what each step did. */
export function shareTrial(trial: TrialAnswer, steps: readonly StepOutline[]): ShareDocument {
  const { checks, statusEvidence } = trial.detail
  const some = steps.slice(0, MOST_STEPS)
  return {
    title: `${trial.task.name} (${trial.experiment.name}), one trial`,
    href: trialHref(trial.uid),
    blocks: present(
      generatedNote(trial.experiment),
      shareTable(
        ['', ''],
        TRIAL_FACTS.map(({ what, tell }) => [what, tell(trial)]),
      ),
      statusEvidence === null ? null : paragraph('The log says: ', { code: statusEvidence }),
      checks.length === 0 ? null : heading('Checks'),
      checks.length === 0
        ? null
        : list(...checks.map(({ name, status }) => [`${status}: `, { code: name }])),
      some.length === 0 ? null : heading('Steps'),
      some.length < steps.length
        ? paragraph(`The first ${some.length} of ${steps.length} steps.`)
        : null,
      some.length === 0
        ? null
        : shareTable(
            ['step', 'what it did'],
            some.map((step) => [
              { link: String(step.number), href: trialHref(trial.uid, step.number) },
              stepWords(step),
            ]),
          ),
    ),
  }
}
