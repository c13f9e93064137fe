import { errorResponse, jsonResponse } from '@/app/api/v1/respond'
import { db } from '@/db'
import { compareSkills, diffSkillFiles } from '@/lib/analysis/skill/compare-skills'
import { diffTrials, plainAlignment } from '@/lib/analysis/diff/diff-trials'
import { loadDiffParams } from '@/lib/url/diff'

/** Two trajectories aligned: the same answer as the page /diff, rows by the numbers of their steps. */
export async function GET(request: Request) {
  const { left, right, skill } = loadDiffParams(request)
  const answer = await diffTrials(db, { left, right })
  const missing = [
    answer.left ? null : `left (${left ?? 'not given'})`,
    answer.right ? null : `right (${right ?? 'not given'})`,
  ].filter((side) => side !== null)
  if (missing.length > 0) {
    return errorResponse(404, 'trial_not_found', `No such trial: ${missing.join(' and ')}.`)
  }
  const skills = answer.left && answer.right && (await compareSkills(db, answer.left, answer.right))
  const opened = skills?.skills.find((pair) => pair.name === skill)
  return jsonResponse({
    left,
    right,
    flips: answer.flips,
    skills,
    skillFiles: opened ? await diffSkillFiles(db, opened) : null,
    alignment: answer.alignment && plainAlignment(answer.alignment),
  })
}
