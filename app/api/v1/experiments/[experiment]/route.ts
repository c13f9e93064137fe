import { answerView } from '@/app/api/v1/experiments/answer-view'
import { ask } from '@/lib/server/ask'
import { shareOverview } from '@/lib/share/share-overview'
import { loadContrastParams } from '@/lib/url/experiment'

/** One experiment under a contrast: the overview. */
export const GET = answerView('overview', {
  find: (slug, request) => ask('summarizeExperiment', slug, loadContrastParams(request)),
  share: (summary, request) => shareOverview(summary, loadContrastParams(request)),
  tables: {},
  // It names the last imports, also one that changed nothing.
  isBeyondVersion: true,
})
