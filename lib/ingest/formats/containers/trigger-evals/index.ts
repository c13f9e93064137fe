import { LEFT_ALONE } from '@/lib/domain/task-tag'
import { countOrNull, stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord, type BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { contentIdOf, resultFile, type ResultRow } from '@/lib/ingest/formats/reading/result-file'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'
import { wordOf } from '@/lib/ingest/formats/reading/word-of'

// What skill-creator's run_eval.py prints (github.com/anthropics/skills): {skill_name, description,
// results: [{query, should_trigger, triggers, runs, trigger_rate, pass}]}. Each run of a query is a
// trial whose check is that the skill was read just where it should be, so that false activation is
// measured. What we lose: nothing is there of the runs themselves; one that failed or ran out of time
// counts there as not read. A list of queries alone ([{query, should_trigger}]) tried nothing.

type Fields = Readonly<Record<string, unknown>>

/** More runs of one query than anyone makes. */
const MOST_RUNS = 200

const IS_SET = /^\ufeff?\s*\[\s*\{\s*"(?:query|should_trigger)"\s*:/
const IS_RESULT = /^\ufeff?\s*\{\s*"skill_name"\s*:/

function draftOfRun(file: Fields, query: Fields, run: number, wasRead: boolean): TrialDraft {
  const asked = stringOrNull(query.query) ?? 'query'
  const skill = stringOrNull(file.skill_name)
  const should = query.should_trigger === true
  const isRight = should === wasRead
  const says = `read in ${wordOf(query.triggers)} of ${wordOf(query.runs)} runs`
  return {
    taskName: asked.slice(0, 200),
    contentId: contentIdOf(skill, file.description, query, run),
    jobName: skill,
    trialName: `trigger/${asked.slice(0, 80)}/run ${run}`,
    harness: 'claude-code',
    condition: { stated: { name: 'with_skill', text: `skill_name: ${wordOf(skill)}` } },
    reward: Number(isRight),
    checks: [
      {
        name: should ? 'the skill is used' : 'the skill is left alone',
        status: isRight ? 'passed' : 'failed',
        durationMs: null,
        message: says,
      },
    ],
    sightings: skill !== null && wasRead ? [{ skill, fact: 'read', text: says }] : [],
    attributes: { skill, shouldTrigger: should, kind: 'trigger eval' },
  }
}

const rowsOf = (file: Fields, query: Fields): ResultRow[] => {
  const runs = Math.min(countOrNull(query.runs) ?? 0, MOST_RUNS)
  const triggers = typeof query.triggers === 'number' ? query.triggers : 0
  return Array.from({ length: Math.floor(runs) }, (_, at) => ({
    raw: [file.skill_name, file.description, query, at],
    domain: stringOrNull(file.skill_name),
    tags: query.should_trigger === true ? [] : [LEFT_ALONE],
    make: () => draftOfRun(file, query, at + 1, at < triggers),
  }))
}

async function read(reader: BundleReader, path: string): Promise<ResultRow[]> {
  const value = await reader.json(path)
  if (Array.isArray(value)) {
    reader.note('trial_without_result', path, `${value.length} queries, none of them tried`)
    return []
  }
  if (!isRecord(value) || !Array.isArray(value.results)) return []
  return value.results.filter(isRecord).flatMap((query) => rowsOf(value, query))
}

export const triggerEvals = resultFile({
  format: 'trigger-evals',
  label: 'Trigger evals of skill-creator',
  version: 2,
  mayBe: (path) => path.endsWith('.json'),
  recognises: (head) =>
    /"should_trigger"\s*:/.test(head) &&
    /"query"\s*:/.test(head) &&
    (IS_SET.test(head) || (IS_RESULT.test(head) && /"results"\s*:/.test(head))),
  read,
})
