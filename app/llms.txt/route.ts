import { originOf, textResponse } from '@/app/api/v1/respond'
import { db } from '@/db'
import { listExperimentNames } from '@/lib/analysis/experiment/list-experiment-names'
import { llmsText } from '@/lib/share/llms-text'

/** What is here and how a program reads it, as https://llmstxt.org has it. */
export async function GET(request: Request) {
  const experiments = await listExperimentNames(db)
  return textResponse(llmsText(experiments, originOf(request)), 'plain')
}
