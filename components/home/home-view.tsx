import type { ReactNode } from 'react'
import type { ExperimentListItem } from '@/lib/analysis/experiment/list-experiments'
import { ExperimentTable } from './experiment-table'
import { LastLookedAt } from './last-looked-at'
import { NeedsAnswer } from './needs-answer'
import { WaysIn } from './ways-in'

interface HomeViewProps {
  readonly experiments: readonly ExperimentListItem[]
  /** What takes longer and may arrive later. */
  readonly demo: ReactNode
  readonly harms: Readonly<Record<string, ReactNode>>
  readonly findings: ReactNode
}

/** What this is, what one can do here, every experiment, and what stands out in them. */
export function HomeView({ experiments, demo, harms, findings }: HomeViewProps) {
  const board =
    experiments.find(({ kind, headline }) => kind === 'published' && headline !== null) ?? null
  return (
    <>
      <h1 className="text-finding">Did the skills help, where did they hurt, and is it luck?</h1>
      <p className="mt-1 max-w-[760px] text-base text-ink-2">
        Skillscope reads the logs of agent runs with and without skills, says what changed and how
        sure that is, and puts the run that failed beside the run that passed.
      </p>
      <WaysIn board={board} demo={demo} />
      {experiments.length === 0 ? (
        <p className="mt-6 max-w-[620px] text-ink-2">
          There is no experiment yet. Drop logs above, or on the command line:{' '}
          <code className="font-mono text-xs">npm run ingest -- PATH --experiment SLUG</code>
        </p>
      ) : (
        <section aria-labelledby="experiments" className="mt-6">
          <ExperimentTable experiments={experiments} harms={harms} />
        </section>
      )}
      <div className="mt-8 grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_330px]">
        <section aria-labelledby="findings" className="min-w-0">
          <h2 id="findings" className="mb-3">
            What stands out across experiments?
          </h2>
          {findings}
        </section>
        <div className="min-w-0">
          <NeedsAnswer experiments={experiments} />
          <LastLookedAt />
        </div>
      </div>
    </>
  )
}
