import { emptyLog, stringOrNull, type AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { callArguments } from '@/lib/ingest/formats/reading/chat-messages'
import { contentOf } from '@/lib/ingest/formats/reading/message-parts'
import { StepList } from '@/lib/ingest/formats/reading/step-list'
import { momentOf } from '@/lib/ingest/formats/reading/times'
import { timeOf } from '@/lib/ingest/formats/reading/time-of'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'
import { roundOf, type StoreRounds } from './store-rounds'

type Fields = Readonly<Record<string, unknown>>

const records = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isRecord) : [])

const rateOrNull = (value: unknown): number | null =>
  typeof value === 'number' && value >= 0 && value <= 1 ? value : null

const callIdOf = (value: Fields) => stringOrNull(value.tool_call_id) ?? stringOrNull(value.id)

function addCalls(steps: StepList, turn: Fields): void {
  for (const call of records(turn.tool_calls)) {
    const { name, arguments: given } = isRecord(call.function) ? call.function : call
    steps.call({
      name: stringOrNull(name) ?? '',
      callId: stringOrNull(call.id),
      arguments: callArguments(given),
    })
  }
  // What the tool sent back stands in `tool_results_raw`, whether it failed in `tool_results`.
  const raw = new Map(records(turn.tool_results_raw).map((one) => [callIdOf(one), one]))
  const results = records(turn.tool_results)
  for (const result of results.length > 0 ? results : [...raw.values()]) {
    const callId = callIdOf(result)
    const content = raw.get(callId)?.content ?? result.content
    const output = contentOf(content).text || stringOrNull(result.content)
    const isError = typeof result.has_error === 'boolean' ? result.has_error : null
    if (!steps.result(callId, { output, isError })) steps.say('user', output)
  }
}

function logOf(session: Fields): AgentLog {
  const steps = new StepList()
  for (const turn of records(session.turns)) {
    steps.nextTurn()
    steps.say('user', stringOrNull(turn.prompt_text))
    steps.say('thought', stringOrNull(turn.reasoning_content))
    steps.say('message', stringOrNull(turn.response_text))
    addCalls(steps, turn)
  }
  return { ...emptyLog('SkillClaw session'), drafts: steps.drafts }
}

/** Skills that were put before the model, and those that it opened. */
function sightingsOf(session: Fields): TrialDraft['sightings'] {
  return records(session.turns).flatMap((turn) => {
    const at = `turn ${Number(turn.turn_num) || '?'}`
    const injected = Array.isArray(turn.injected_skills) ? turn.injected_skills : []
    return [
      ...injected.flatMap((skill) =>
        typeof skill === 'string'
          ? [{ skill, fact: 'loaded' as const, text: `injected_skills, ${at}` }]
          : [],
      ),
      ...records(turn.read_skills).flatMap(({ skill_name: skill }) =>
        typeof skill === 'string'
          ? [{ skill, fact: 'read' as const, text: `read_skills, ${at}` }]
          : [],
      ),
    ]
  })
}

/** A score of a benchmark is the reward; what a judge or a reward model thinks of a turn is none. */
function rewardOf(session: Fields): { reward: number | null; from: string | null } {
  const benchmark = isRecord(session.benchmark) ? rateOrNull(session.benchmark.overall_score) : null
  if (benchmark !== null) return { reward: benchmark, from: 'benchmark.overall_score' }
  const mean = isRecord(session.aggregate) ? rateOrNull(session.aggregate.mean_score) : null
  return mean !== null && stringOrNull(session.task_id) !== null
    ? { reward: mean, from: 'aggregate.mean_score' }
    : { reward: null, from: null }
}

const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

function conditionOf(session: Fields, rounds: StoreRounds): TrialDraft['condition'] {
  const at = timeOf(session.timestamp)
  const round = roundOf(rounds, momentOf(at))
  if (round === null) return {}
  const text = `timestamp ${at}: rewritings of the library before it: ${round - 1}`
  return { stated: { name: 'with_skill', text, round, inferredBy: 'library_at_the_time' } }
}

/** A session as a trial. What it says of a model, of tokens or of money: nothing. */
export function draftSession(session: Fields, file: string, rounds: StoreRounds): TrialDraft {
  const id =
    stringOrNull(session.session_id) ??
    file
      .split('/')
      .at(-1)!
      .replace(/\.json$/, '')
  const { reward, from } = rewardOf(session)
  const turns = records(session.turns)
  const scores = turns.flatMap(({ prm_score: score }) => (typeof score === 'number' ? [score] : []))
  const rollouts = new Set(
    turns.flatMap(({ _rollout_idx: index }) => (index === undefined ? [] : [index])),
  )
  const judge = isRecord(session._judge_scores) ? session._judge_scores : null
  return {
    taskName: stringOrNull(session.task_id) ?? id,
    isTaskFromPlace: stringOrNull(session.task_id) === null,
    file,
    logId: id,
    jobName: stringOrNull(session.user_alias),
    trialName: id,
    condition: conditionOf(session, rounds),
    reward,
    isTrajectoryOnly: reward === null,
    startedAt: timeOf(session.timestamp),
    log: logOf(session),
    sightings: sightingsOf(session),
    attributes: {
      phase: session.phase,
      rewardFrom: from,
      prmScoreMean: meanOf(scores),
      prmScores: scores.length === 0 ? null : scores.length,
      judgeOverall: judge?.overall_score,
      rollouts: rollouts.size > 1 ? rollouts.size : null,
      aggregate: session.aggregate,
    },
  }
}
