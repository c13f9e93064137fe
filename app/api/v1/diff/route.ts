import {
  errorResponse,
  evidenceResponse,
  formatOf,
  jsonResponse,
  markdownResponse,
} from '@/app/api/v1/respond'
import { db } from '@/db'
import { listSteps } from '@/lib/analysis/trial/list-steps'
import { compareSkills, diffSkillFiles } from '@/lib/analysis/skill/compare-skills'
import { getExperiment } from '@/lib/analysis/experiment/get-experiment'
import { diffTrials, plainAlignment, type DiffAnswer } from '@/lib/analysis/diff/diff-trials'
import { shareDiff } from '@/lib/share/share-diff'
import { shareSteps, shareWrites } from '@/lib/share/share-steps'
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
  const shared = await shareAnswer(request, answer)
  if (shared) return shared
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

/** The answer as Markdown, or as a file with the texts of the steps at which they part; null where JSON is asked. */
async function shareAnswer(request: Request, answer: DiffAnswer): Promise<Response | null> {
  const format = formatOf(request)
  if (format !== 'md' && format !== 'html') return null
  const document = shareDiff(answer, format === 'md' ? 'markdown' : 'file')
  if (!document || !answer.left || !answer.right) return null
  if (format === 'md') return markdownResponse(request, document)
  const { alignment, left, right } = answer
  const row = alignment?.divergence.row ?? null
  const parting = row === null ? null : alignment!.rows[row]!
  const read = async (trialId: number, step: number | null | undefined) =>
    step == null ? null : ((await listSteps(db, { trialId, from: step, to: step }))[0] ?? null)
  const writes = alignment?.firstWrites
  const [one, two, before, after, experiment] = await Promise.all([
    read(left.trialId, parting?.left),
    read(right.trialId, parting?.right),
    // Where they part by a write it is shown once.
    read(left.trialId, writes?.left === parting?.left ? null : writes?.left),
    read(right.trialId, writes?.right === parting?.right ? null : writes?.right),
    getExperiment(db, left.experiment.slug),
  ])
  const blocks = [
    ...document.blocks,
    ...shareSteps({ left: one, right: two }),
    ...shareWrites({ left: before, right: after }),
  ]
  const about = { name: document.title, dataVersion: experiment?.dataVersion ?? 0 }
  return evidenceResponse(request, { ...document, blocks }, about)
}
