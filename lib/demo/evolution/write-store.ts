import type { DemoFile } from '@/lib/demo/tasks/demo-task'
import { skillText } from '@/lib/demo/skill-folder'
import { NIGHTS, type NightCandidate } from './library'

const FIRST_NIGHT = Date.UTC(2026, 5, 2, 2)
const DAY_MS = 86_400_000

const timeIn = (night: number, minutes: number) =>
  new Date(FIRST_NIGHT + (night - 1) * DAY_MS + minutes * 60_000).toISOString()

const file = (path: string, value: unknown): DemoFile => ({
  path: `store/${path}`,
  text: `${JSON.stringify(value, null, 2)}\n`,
})

const sessionsOf = ({ night, skill }: NightCandidate) => [
  `${skill.name}-n${night}-a`,
  `${skill.name}-n${night}-b`,
]

/** Accepted texts of a skill, in their order: its versions. */
const versionsOf = (name: string) =>
  NIGHTS.filter(({ skill, isAccepted }) => isAccepted && skill.name === name)

const meanOf = (scores: readonly number[]) =>
  scores.reduce((sum, score) => sum + score, 0) / scores.length

/** A store of SkillClaw after its nights: sessions are deleted, as such stores do; what was made of them stays. */
export function* writeStore(): Generator<DemoFile> {
  const names = [...new Set(NIGHTS.map(({ skill }) => skill.name))]
  yield file(
    'evolve_skill_registry.json',
    Object.fromEntries(names.map((name) => [name, registryEntry(name)])),
  )
  yield { path: 'store/evolve_history.jsonl', text: cycles() }
  for (const name of names)
    for (const [index, { skill }] of versionsOf(name).entries())
      yield {
        path: `store/skills/${name}/versions/v${index + 1}/SKILL.md`,
        text: skillText(skill),
      }
  for (const [index, candidate] of NIGHTS.entries())
    yield* validation(`job-${index + 1}`, candidate)
}

function registryEntry(name: string) {
  const versions = versionsOf(name)
  return {
    ...{ skill_id: name, version: versions.length },
    history: versions.map(({ night, action }, index) => ({
      ...{ version: index + 1, content_sha: `${name}-${index + 1}`, action },
      timestamp: timeIn(night, 40),
    })),
  }
}

const cycles = () =>
  [...new Set(NIGHTS.map(({ night }) => night))]
    .map((night) => {
      const own = NIGHTS.filter((candidate) => candidate.night === night)
      const line = {
        ...{ timestamp: timeIn(night, 0), sessions: own.length * 2, candidates_queued: own.length },
        skills_evolved: own.filter(({ isAccepted }) => isAccepted).length,
        evolutions: own.map((candidate) => ({
          ...{ action: candidate.action, skill_name: candidate.skill.name },
          ...{ session_ids: sessionsOf(candidate), rationale: candidate.rationale },
        })),
      }
      return `${JSON.stringify(line)}\n`
    })
    .join('')

function* validation(job: string, candidate: NightCandidate): Generator<DemoFile> {
  const { night, action, skill, isAccepted, rationale, cases } = candidate
  const [incumbent, score] = [0, 1].map((side) => meanOf(cases.map((one) => one[side]!)))
  const sessions = sessionsOf(candidate)
  yield file(`validation_jobs/${job}.json`, {
    ...{ job_id: job, status: 'pending_validation', created_at: timeIn(night, 5) },
    ...{ candidate_skill_name: skill.name, proposed_action: action, rationale },
    candidate_skill: { name: skill.name, category: 'office', content: skill.body },
    session_ids: sessions,
    session_evidence: sessions.map((session_id) => ({ session_id, summary: rationale })),
    ...{ min_results: 1, min_approvals: 1, min_score: 0.5, max_rejections: 1 },
  })
  yield file(`validation_results/${job}/replay.json`, {
    ...{ job_id: job, user_alias: 'replay', created_at: timeIn(night, 20) },
    ...{ validator_mode: 'replay', accepted: isAccepted, score, threshold: 0.5 },
    replay_summary: {
      ...{ case_count: cases.length, baseline_mean_score: incumbent, candidate_mean_score: score },
      cases: cases.map(([before, after]) => ({
        ...{ baseline: { score: before }, candidate: { score: after } },
      })),
    },
  })
  yield file(`validation_decisions/${job}.json`, {
    ...{
      job_id: job,
      status: isAccepted ? 'published' : 'rejected',
      decided_at: timeIn(night, 30),
    },
    ...{ published_action: action, mean_score: score, result_count: 1 },
    ...{ accepted_count: Number(isAccepted), rejected_count: Number(!isAccepted) },
  })
}
