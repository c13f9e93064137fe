import { ExperimentList } from '@/components/experiments/experiment-list'
import { PageFrame } from '@/components/site/page-frame'
import { db } from '@/db'
import { listExperiments } from '@/lib/analysis/list-experiments'

export default async function HomePage() {
  const experiments = await listExperiments(db)
  return (
    <PageFrame>
      <h1>Experiments</h1>
      <p className="text-ink-2">
        Did the skills help? Gain with skills over without, paired on common tasks.
      </p>
      <ExperimentList experiments={experiments} />
    </PageFrame>
  )
}
