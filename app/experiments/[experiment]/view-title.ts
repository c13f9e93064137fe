import type { Metadata } from 'next'
import { db } from '@/db'
import { getExperiment } from '@/lib/analysis/experiment/get-experiment'
import { visibleName } from '@/lib/domain/visible-text'
import { viewOf, type ViewTab } from '@/lib/url/views'

/** `generateMetadata` of a view: its name and the experiment's, so that open tabs can be told apart. */
export const viewTitle =
  (view: ViewTab) =>
  async ({ params }: { params: Promise<{ experiment: string }> }): Promise<Metadata> => {
    const found = await getExperiment(db, (await params).experiment)
    if (!found) return { title: 'No such experiment' }
    const name = visibleName(found.name)
    return { title: view === 'overview' ? name : `${viewOf(view).label} of ${name}` }
  }
