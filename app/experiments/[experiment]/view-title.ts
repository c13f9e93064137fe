import type { Metadata } from 'next'
import { db } from '@/db'
import { getExperiment } from '@/lib/analysis/experiment/get-experiment'
import { visibleName } from '@/lib/domain/visible-text'

/** `generateMetadata` of a view: its name and the experiment's, so that open tabs can be told apart. */
export const viewTitle =
  (view?: string) =>
  async ({ params }: { params: Promise<{ experiment: string }> }): Promise<Metadata> => {
    const found = await getExperiment(db, (await params).experiment)
    if (!found) return { title: 'No such experiment' }
    return { title: view ? `${view} of ${visibleName(found.name)}` : visibleName(found.name) }
  }
