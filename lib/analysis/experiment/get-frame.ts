import type { Db } from '@/db/open-database'
import {
  describeFrame,
  type ExperimentFrame,
  type ViewQuestion,
} from '@/lib/cells/describe-contrast'
import { openExperiment } from './get-experiment'

/** What can be compared and what is: for views that the comparison does not govern. */
export async function getFrame(
  db: Db,
  slug: string,
  question: ViewQuestion,
): Promise<ExperimentFrame | null> {
  const open = await openExperiment(db, slug, question)
  return open && describeFrame(open, question)
}
