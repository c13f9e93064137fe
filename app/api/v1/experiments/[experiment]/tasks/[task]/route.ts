import { answerExperiment } from '@/app/api/v1/experiments/answer-view'
import { errorResponse } from '@/app/api/v1/respond'
import { ask } from '@/lib/server/ask'
import { shareTask, shareTaskEvidence } from '@/lib/share/share-task'
import { loadContrastParams } from '@/lib/url/experiment'

/** One task: matrix, trials, flipping checks, skills. */
export const GET = answerExperiment({
  find: (slug, request, { task }: { experiment: string; task: string }) =>
    ask('getTask', slug, task, loadContrastParams(request)),
  share: (view, request) => shareTask(view, loadContrastParams(request)),
  evidence: (view, request) => shareTaskEvidence(view, loadContrastParams(request)),
  missing: () => errorResponse(404, 'task_not_found', 'The experiment has no task of this name.'),
})
