import type { Uncertainty } from '@/lib/domain/uncertainty'
import type { HealthFinding, HealthFindingKind, SlotState } from '@/lib/domain/health'
import type { GainRule, RuleAnswer } from '@/lib/cells/health/gains-by-rule'
import type { UnequalLosses } from '@/lib/cells/health/unequal-losses'
import { displayCount, displayCounted, displayNamedP, displayRate } from '@/lib/display'
import { VERDICT_LABELS } from '@/lib/domain/gain'
import { visibleName } from '@/lib/domain/visible-text'

/** What a square stands for. */
export const STATE_WORDS: Record<SlotState, string> = {
  usable: 'usable',
  agent_timeout: 'time limit, counts as a failure unless rewarded',
  agent_error: 'agent failed, counts as a failure',
  missing_reward: 'no reward, counts as a failure',
  suspect: 'labelled without skills, read one',
  infra_error: 'infrastructure, left out',
  excluded: 'excluded by a reviewer',
  missing: 'fewer than most tasks have',
}

export const RULE_WORDS: Record<GainRule, string> = {
  as_counted: 'as counted',
  without_suspects: 'without trials that read a skill they should not have',
  infrastructure_fails: 'infrastructure counted as failures',
  completed_only: 'only trials that completed',
  complete_tasks: 'only tasks complete in both arms',
  missing_worst: 'missing at their worst for skills',
  missing_best: 'missing at their best for skills',
  as_imported: 'as imported, before corrections',
}

const PROVIDER_WORDS: Readonly<Record<string, string>> = {
  quota: 'provider: credit or plan used up',
  rate_limit: 'provider: too many requests',
  capacity: 'provider: no capacity',
  auth: 'provider: login refused',
  model: 'provider: no such model',
  network: 'provider not reached',
  sandbox: 'the sandbox broke',
}

const RULES: Readonly<Record<string, string>> = {
  infrastructure_exception: 'the sandbox broke',
  exception_before_any_phase: 'broke before anything ran',
  exception_in_environment_setup: 'set-up of the environment failed',
  exception_in_agent_setup: 'set-up of the agent failed',
  exception_in_verifier: 'the verifier broke',
  silent_failed_turn: 'the first turn failed without a word',
  agent_never_started: 'the agent never started',
  agent_never_acted: 'the agent never acted',
  corrected: 'set by a reviewer',
}

/** Why a trial counts as broken, from the name of the rule that said so. */
export function failureWords(rule: string): string {
  const kind = rule.replace(/^(ended_by|silent)_|_message$/g, '')
  return RULES[rule] ?? PROVIDER_WORDS[kind] ?? visibleName(rule.replaceAll('_', ' '))
}

const of = ({ n, of: all }: HealthFinding) => `${displayCount(n)} of ${displayCount(all)}`

const WORDS: Record<HealthFindingKind, (finding: HealthFinding) => string> = {
  read_without_skills: (one) => `labelled without skills, read or ran one: ${of(one)}`,
  offered_without_skills: (one) =>
    `labelled without skills, offered some and read none: ${of(one)}`,
  no_trace_of_skills: (one) =>
    one.n === one.of
      ? 'no log shows that a skill was offered, loaded or read: were they mounted, or does this log not say?'
      : `no trace that a skill was offered, loaded or read: ${of(one)}`,
  infrastructure: (one) => `${failureWords(one.detail ?? '')}: ${of(one)}`,
  arm_not_run: () => 'never run, though other configurations were',
  missing: (one) => `not run or not imported: ${of(one)}, by how often it ran most tasks`,
  not_run: (one) => `tasks that others ran and it did not: ${of(one)}`,
  extra: (one) => `more trials of a task than it usually has: ${of(one)}`,
  no_reward: (one) => `no reward: ${of(one)}`,
  no_trajectory: (one) => `no trajectory: ${of(one)}`,
  no_tokens: (one) => `tokens unknown: ${of(one)}`,
  version_differs: (one) => `harness version: ${visibleName(one.detail ?? '')}`,
  timeout_differs: (one) => `time limit multiplied by ${visibleName(one.detail ?? '')}`,
  dates_differ: (one) => `run on other days: ${visibleName(one.detail ?? '')}`,
}

export const findingWords = (finding: HealthFinding): string => WORDS[finding.kind](finding)

const share = ({ lost, trials }: UnequalLosses['with']) =>
  `${displayCount(lost)} of ${displayCount(trials)} (${displayRate(trials === 0 ? null : lost / trials)})`

/** Whether the arms lost equal shares of their trials, in a sentence. */
export function lossSentence({ without, with: with_, p, isExact }: UnequalLosses): string | null {
  if (without.lost + with_.lost === 0) return null
  const counts = `With skills ${share(with_)} trials were left out as broken, without ${share(without)}`
  if (p === null) return `${counts}.`
  const how = isExact ? 'exact' : 'by the normal law'
  return p < 0.05
    ? `${counts}: more unequal than chance makes it (${how}, ${displayNamedP('p', p)}). What broke may be what the skills made harder: look at these trials before you trust the gain.`
    : `${counts}: not shown to be more unequal than chance makes it (${how}, ${displayNamedP('p', p)}).`
}

/**
 * What the gain under all rules allows to say; where missing trials are not among them, that they are
 * not.
 */
export function concludeGains(
  gains: readonly RuleAnswer[],
  isMissingJudged: boolean,
  uncertainty: Uncertainty = 'new_tasks',
): string | null {
  const said = sayGains(
    gains,
    isMissingJudged ? 'left out, missing or doubtful' : 'left out or doubtful',
    uncertainty === 'rerun' ? 'for these tasks' : 'for new tasks',
  )
  if (said === null || isMissingJudged) return said
  return `${said} Missing trials are judged for new tasks, each counted once: choose these for their worst and best.`
}

function sayGains(gains: readonly RuleAnswer[], doubts: string, about: string): string | null {
  const [own, ...others] = gains
  if (!own || own.verdict === null) return null
  const said = VERDICT_LABELS[own.verdict]
  if (others.length === 0) return `Nothing is ${doubts}: “${said}” stands ${about}.`
  const changed = others.filter(({ verdict }) => verdict !== own.verdict)
  if (changed.length === 0)
    return `“${said}” ${about} holds under all ${displayCounted(gains.length, 'rule')}: what is ${doubts} does not decide it.`
  const named = changed.map(({ rule, verdict }) => {
    return `${RULE_WORDS[rule]} (${verdict ? VERDICT_LABELS[verdict] : 'no answer'})`
  })
  return `“${said}” ${about} does not hold under ${changed.length} of ${displayCounted(gains.length, 'rule')}: ${named.join('; ')}.`
}
