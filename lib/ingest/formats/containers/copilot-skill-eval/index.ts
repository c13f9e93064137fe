import { countOrNull, stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord, type BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { contentIdOf, resultFile } from '@/lib/ingest/formats/reading/result-file'
import type { SkillSighting } from '@/lib/ingest/formats/reading/agent-log'
import type { VerifierCheck } from '@/lib/domain/new-trial'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'
import { wordOf } from '@/lib/ingest/formats/reading/word-of'

// Reports of copilot-skill-eval: generation-usage.json has one entry a run of a scenario under a set
// of skills; scores-data.json a judge's marks from 1 to 5 by dimension, verification-data.json
// whether the result builds and runs. What we lose: analysis in Markdown, warnings by kind.

type Fields = Readonly<Record<string, unknown>>

const SCORES = 'scores-data.json'
const VERIFIED = 'verification-data.json'

const records = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isRecord) : [])
const names = (value: unknown): string[] =>
  (Array.isArray(value) ? value : []).filter((one): one is string => typeof one === 'string')

/** A run's marks by dimension. */
const marksOf = (scores: unknown, run: Fields): ReadonlyMap<string, number> => {
  const own = records(isRecord(scores) ? scores.runs : null).find(
    ({ run_id }) => run_id === run.run_id,
  )
  const marks = new Map<string, number>()
  for (const [dimension, byConfig] of Object.entries(isRecord(own?.scores) ? own.scores : {})) {
    const mark = isRecord(byConfig) ? byConfig[wordOf(run.config)] : null
    if (typeof mark === 'number' && mark >= 1 && mark <= 5) marks.set(dimension, mark)
  }
  return marks
}

/** Marks from 1 to 5 as a share, equal over dimensions. */
const rewardOf = (marks: ReadonlyMap<string, number>): number | null =>
  marks.size === 0
    ? null
    : [...marks.values()].reduce((sum, mark) => sum + (mark - 1) / 4, 0) / marks.size

const checksOf = (verified: unknown, run: Fields): VerifierCheck[] => {
  const own = records(isRecord(verified) ? verified.results : null).find(
    (one) =>
      one.run_id === run.run_id && one.config === run.config && one.scenario === run.scenario,
  )
  return (['build_success', 'run_success'] as const).flatMap((name) =>
    typeof own?.[name] === 'boolean'
      ? [{ name, status: own[name] ? 'passed' : 'failed', durationMs: null, message: null }]
      : [],
  )
}

function skillsOf(run: Fields) {
  const compared = isRecord(run.resource_comparison) ? run.resource_comparison : {}
  const expected = names(compared.expected_skills)
  const actual = names(compared.actual_skills)
  const sightings = actual.map((skill): SkillSighting => ({
    skill,
    fact: 'loaded',
    text: `actual_skills: ${skill}`,
  }))
  // Its own `match` is true where none of the expected was loaded. What is expected may be the name of
  // a set, of which single skills are loaded: so any counts.
  return { sightings, expected, isLoaded: expected.length === 0 || actual.length > 0 }
}

function draftOf(run: Fields, scores: unknown, verified: unknown): TrialDraft {
  const config = stringOrNull(run.config) ?? 'unknown'
  const scenario = stringOrNull(run.scenario) ?? 'scenario'
  const { sightings, expected, isLoaded } = skillsOf(run)
  const marks = marksOf(scores, run)
  const seconds = countOrNull(run.wall_time_seconds)
  const session = stringOrNull(run.session_id)
  return {
    taskName: scenario,
    contentId: contentIdOf(session ?? run),
    jobName: `run-${wordOf(run.run_id)}`,
    trialName: `${config}/${scenario}/run-${wordOf(run.run_id)}`,
    harness: 'copilot',
    harnessVersion: stringOrNull(run.copilot_version),
    models: [stringOrNull(run.model)],
    condition: { stated: { name: config, text: `config: ${config}` } },
    reward: rewardOf(marks),
    stated: {
      input: countOrNull(run.input_tokens),
      cached: countOrNull(run.cache_read_tokens),
      output: countOrNull(run.output_tokens),
      costUsd: null,
    },
    durationMs: seconds === null ? null : Math.round(seconds * 1000),
    checks: checksOf(verified, run),
    sightings,
    attributes: {
      marks: Object.fromEntries(marks),
      rewardFrom: `mean of ${marks.size} marks, (mark - 1) / 4`,
      grader: 'LLM',
      expectedSkills: expected,
      hasExpectedSkills: isLoaded,
      apiCalls: run.api_calls,
    },
  }
}

const read = async (reader: BundleReader, path: string) => {
  const runs = records(await reader.json(path))
  const scores = await reader.json(SCORES)
  const verified = await reader.json(VERIFIED)
  return runs.map((run) => ({
    raw: [run, [...marksOf(scores, run)], checksOf(verified, run)],
    make: () => draftOf(run, scores, verified),
  }))
}

export const copilotSkillEval = resultFile({
  format: 'copilot-skill-eval',
  label: 'copilot-skill-eval reports',
  version: 1,
  mayBe: (path) => path.endsWith('.json'),
  recognises: (head) =>
    /^\s*\[/.test(head) && /"resource_comparison"\s*:/.test(head) && /"scenario"\s*:/.test(head),
  beside: [SCORES, VERIFIED],
  read,
})
