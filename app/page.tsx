import { ExperimentList } from '@/components/home/experiment-list'
import { PageFrame } from '@/components/site/page-frame'
import { ask } from '@/lib/server/ask'

export default async function HomePage() {
  const experiments = await ask('listExperiments')
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
