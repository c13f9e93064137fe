import type { Db } from '@/db/open-database'
import {
  describeFrame,
  type ExperimentFrame,
  type ViewQuestion,
} from '@/lib/cells/describe-contrast'
import { measureActivation, type Activation } from '@/lib/analysis/measure/measure-activation'
import { remember } from '@/lib/cells/remember'
import { openExperiment } from '@/lib/analysis/experiment/get-experiment'
import { letOthersRun, runInParts } from '@/lib/analysis/run-in-parts'
import { answerHeadline } from '@/lib/analysis/experiment/answer-headline'
import type { Headline } from '@/lib/cells/make-headline'
import { splitContrastMix, type MixSplit } from '@/lib/cells/split-mix'
import { domainsInParts, NO_DOMAINS, type DomainsSummary } from '@/lib/cells/summarize-domains'

/** What the page of domains shows. */
export interface DomainsView extends ExperimentFrame {
  readonly headline: Headline | null
  readonly domains: DomainsSummary
  /** In how many runs a skill was read; null where no trajectory can tell. */
  readonly activation: Activation | null
  /** All trials with against all without: how much of that is another mix of domains. */
  readonly mix: MixSplit | null
}

/** Gain by domain with the overall answer above it; null: no such experiment. */
export async function viewDomains(
  db: Db,
  slug: string,
  question: ViewQuestion,
): Promise<DomainsView | null> {
  const open = await openExperiment(db, slug, question)
  if (!open) return null
  const { table, contrast } = open
  const frame = describeFrame(open, question)
  if (!contrast)
    return { ...frame, headline: null, domains: NO_DOMAINS, activation: null, mix: null }
  const headline = await answerHeadline(open, contrast, question)
  await letOthersRun()
  return {
    ...frame,
    headline,
    domains: await runInParts(domainsInParts(table, contrast, question.uncertainty)),
    activation: await remember(table, 'activation', [contrast], () =>
      measureActivation(db, open, contrast),
    ),
    mix: splitContrastMix(table, contrast),
  }
}
