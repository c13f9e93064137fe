import { answerView } from '@/app/api/v1/experiments/answer-view'
import { ask } from '@/lib/server/ask'
import { loadContrastParams } from '@/lib/url/experiment'

/** One experiment under a contrast: the overview. */
export const GET = answerView('overview', {
  find: (slug, request) => ask('summarizeExperiment', slug, loadContrastParams(request)),
  tables: {},
  // It names the last imports, also one that changed nothing.
  isBeyondVersion: true,
})
