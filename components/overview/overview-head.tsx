import type { ReactNode } from 'react'
import type { ExperimentFrame } from '@/lib/cells/describe-contrast'
import { displayCounted } from '@/lib/display'
import { nameInSentence } from '@/lib/domain/condition'
import { visibleName } from '@/lib/domain/visible-text'

/** Name, question and source of an experiment, and the conditions that the page compares. */
export function OverviewHead({
  summary,
  children,
}: {
  summary: Pick<ExperimentFrame, 'experiment' | 'contrast'>
  children: ReactNode
}) {
  const { experiment, contrast } = summary
  const size = [
    experiment.kind === 'published' ? 'Published board' : 'Run logs',
    displayCounted(experiment.nConfigurations, 'configuration'),
    displayCounted(experiment.nTrials, 'trial'),
  ].join(', ')
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3 border-b border-rule-strong pb-4">
      <div className="min-w-0 max-w-[860px]">
        <h1>{visibleName(experiment.name)}</h1>
        <p className="text-ink-2">
          {experiment.description ??
            `${
              contrast
                ? `Do ${nameInSentence(contrast.with.label)} help agents on ${displayCounted(experiment.nTasks, 'task')}?`
                : `${displayCounted(experiment.nTasks, 'task')}.`
            } ${size}`}
          {experiment.citation?.url && (
            <>
              {' · '}
              <a
                href={experiment.citation.url}
                rel="noreferrer"
                className="underline underline-offset-2"
              >
                {sourceName(experiment.citation.url)}
              </a>
            </>
          )}
        </p>
      </div>
      {children}
    </div>
  )
}

/** What a source is called in a line: an arXiv number, else its host. */
function sourceName(url: string): string {
  const arxiv = /arxiv\.org\/abs\/(.+)$/.exec(url)
  return arxiv ? `arXiv ${arxiv[1]}` : (URL.parse(url)?.host ?? url)
}
