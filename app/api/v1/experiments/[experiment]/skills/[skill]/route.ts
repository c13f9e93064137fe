import { answerExperiment } from '@/app/api/v1/experiments/answer-view'
import { errorResponse } from '@/app/api/v1/respond'
import { ask } from '@/lib/server/ask'
import { loadSkillParams } from '@/lib/url/skill'

/** One skill: versions, text, diff of two versions, use, effect. */
export const GET = answerExperiment({
  find: (slug, request, { skill }: { experiment: string; skill: string }) => {
    const { file: _file, text: _text, ...question } = loadSkillParams(request)
    return ask('getSkill', slug, skill, question)
  },
  missing: () => errorResponse(404, 'skill_not_found', 'The experiment has no skill of this name.'),
})
