import { ERROR_POLICIES, type ErrorPolicy } from '@/lib/domain/error-policy'
import {
  isUse,
  MEASURES,
  USE_NAMES,
  USE_SCOPES,
  USES,
  type Measure,
  type Use,
  type UseScope,
} from '@/lib/domain/trial-measure'
import { UNCERTAINTIES, type Uncertainty } from '@/lib/domain/uncertainty'
import { WEIGHTINGS, type Weighting } from '@/lib/domain/weighting'
import { roundOfLabel } from '@/lib/domain/condition'
import type { ConditionHead, ContrastHead, ExperimentFrame } from '@/lib/cells/describe-contrast'
import { visibleName } from '@/lib/domain/visible-text'
import type { Term } from '@/lib/url/docs'
import type { ContrastParams } from '@/lib/url/experiment'

/** One way to answer a row of the comparison: a link, or why the data cannot answer it. */
export interface ComparisonOption {
  readonly label: string
  readonly hint?: string
  readonly isCurrent: boolean
  /** Null: it cannot be chosen. */
  readonly href: string | null
  readonly condition?: ConditionHead
}

export interface ComparisonRow {
  readonly label: string
  /** The word of the glossary that says what is chosen here. */
  readonly term: Term
  readonly options: readonly ComparisonOption[]
  /** Why the options that cannot be chosen cannot. */
  readonly why: string | null
}

/** Why a part of the comparison has no meaning on a view; what is not named can be chosen. */
export interface WhyNot {
  /** Why it shows success only, whatever measure the link names. */
  readonly measure?: string
  /** What it shows where the link says reward, of which it says nothing. */
  readonly shownMeasure?: Use | null
  readonly uncertainty?: string
  /** The kind of interval that holds then; `new_tasks` if it is not said. */
  readonly heldUncertainty?: Uncertainty
  /** What its intervals are for, where that is not one kind for all. */
  readonly intervals?: string
  readonly weighting?: string
  readonly policy?: string
}

const UNCERTAINTY_WORDS: Record<Uncertainty, [label: string, hint: string]> = {
  new_tasks: ['new tasks', 'Where the gain could be for other tasks of this kind.'],
  rerun: [
    'these tasks, repeat runs',
    'The true gain of these same tasks, with the luck of single runs left out: what repeat runs of them would average to.',
  ],
}

const POLICY_WORDS: Record<ErrorPolicy, [label: string, hint: string]> = {
  headline: ['headline', 'Agent ran out of time or crashed: fail. Our machinery broke: left out.'],
  fail: ['strict', 'Every error is a failure, also of our machinery.'],
  completed_only: ['completed', 'Only trials that ended by themselves. Rewards slow agents.'],
}

const WEIGHTING_WORDS: Record<Weighting, [label: string, hint: string]> = {
  tasks: ['each task', 'Every task counts once, however often it was run.'],
  trials: ['each trial', 'A task that was run more often weighs more.'],
  domains: ['each domain', 'Every domain counts once, however many tasks it has.'],
}

const NO_DOMAINS = 'By domain: no task says its domain.'

/** Why the error policy cannot be switched on published cells. */
const NO_STATUSES = 'The source prints no statuses, so that errors cannot be counted another way.'

const NO_REWARD = 'Reward is on the other views: this one says what runs use.'

/** Why nothing is known of successes alone. */
const NO_RUNS = 'The source prints means of configurations, not runs.'

/** Why there is no interval for running the same tasks again: the arms in which no task was run twice. */
const noRerun = (contrast: ContrastHead): string =>
  `No task of some configuration was run twice under ${contrast.once
    .map((side) => visibleName(contrast[side].label))
    .join(' or ')}: how much a run varies there is unknown.`

const NOTHING_COMPARED = 'Two conditions of known skills on the same tasks are needed first.'

/** What has no meaning where each row is one task. */
export const WHY_NOT_OF_A_TASK: WhyNot = {
  uncertainty:
    'One task has no spread between tasks: its interval says where its true gain with these same configurations lies, or with partial rewards where other configurations would.',
  heldUncertainty: 'rerun',
  intervals: 'interval for these trials run again, of partial rewards for other configurations',
  weighting: 'A row is one task: there is nothing to weigh.',
}

const MEASURE_HINTS: Record<Measure, string> = {
  reward: 'What trials achieve: the change is in percentage points.',
  tokens_total: 'Tokens in and out of a run: the change is in percent.',
  cost_usd: 'What a run costs: the change is in percent.',
  duration_ms: 'How long a run takes: the change is in percent.',
  steps: 'Steps of a run: the change is in percent.',
  tool_calls: 'Tool calls of a run: the change is in percent.',
  tool_errors: 'Tool calls of a run that failed: the change is in percent.',
}

const SCOPE_WORDS: Record<UseScope, [label: string, hint: string]> = {
  all: ['all', 'Every run, passed or not.'],
  solved: [
    'tasks solved in both arms',
    'Tasks that every counted run solved with and without skills: it compares successes, not the same tries.',
  ],
}

type Href = (params: Partial<ContrastParams>) => string

/** All that a comparison consists of, each choice a link to the page under it. */
export function comparisonRows(
  frame: ExperimentFrame,
  params: ContrastParams,
  href: Href,
  whyNot: WhyNot = {},
): readonly ComparisonRow[] {
  const to = (change: Partial<ContrastParams>) => href({ ...params, ...change })
  const { contrast } = frame
  const measure = params.measure === 'reward' ? (whyNot.shownMeasure ?? 'reward') : params.measure
  return [
    conditionRow(frame, 'without', to),
    conditionRow(frame, 'with', to),
    measureRow(frame, measure, to, whyNot),
    ...(isUse(measure) && !whyNot.measure ? [scopeRow(frame, params, to)] : []),
    heldRow(
      ['weight', 'Weight'],
      WEIGHTINGS.map((weighting) => ({
        words: WEIGHTING_WORDS[weighting],
        value: weighting,
        href: to({ weighting }),
      })),
      params.weighting,
      whyNot.weighting ?? (contrast ? null : NOTHING_COMPARED),
      'tasks',
      frame.experiment.nDomains === 0 ? { domains: NO_DOMAINS } : {},
    ),
    heldRow(
      ['uncertainty', 'Uncertainty'],
      UNCERTAINTIES.map((uncertainty) => ({
        words: UNCERTAINTY_WORDS[uncertainty],
        value: uncertainty,
        href: to({ uncertainty }),
      })),
      params.uncertainty,
      whyNot.uncertainty ?? whyNoRerun(frame),
      whyNot.heldUncertainty ?? 'new_tasks',
    ),
    heldRow(
      ['errors', 'Error policy'],
      ERROR_POLICIES.map((policy) => ({
        words: POLICY_WORDS[policy],
        value: policy,
        href: to({ policy }),
      })),
      params.policy,
      whyNot.policy ?? (canSwitchPolicy(frame) ? null : NO_STATUSES),
      'headline',
    ),
  ]
}

/** Uses that nothing in the experiment says, in one sentence. */
function whyUnknown({ uses }: ExperimentFrame): Partial<Record<Measure, string>> {
  const unknown = USES.filter((measure) => !uses.includes(measure))
  const names = unknown.map((measure) => USE_NAMES[measure].toLowerCase()).join(', ')
  const why = `Nothing here says: ${names}. Logs that report it make it a choice.`
  return Object.fromEntries(unknown.map((measure) => [measure, why]))
}

const measureRow = (
  frame: ExperimentFrame,
  measure: Measure,
  to: Href,
  { measure: why, shownMeasure }: WhyNot,
) =>
  heldRow(
    ['measure', 'Measure'],
    MEASURES.map((one) => ({
      words: [isUse(one) ? USE_NAMES[one].toLowerCase() : 'reward', MEASURE_HINTS[one]] as const,
      value: one,
      href: to({ measure: one }),
    })),
    measure,
    why ?? (frame.contrast ? null : NOTHING_COMPARED),
    'reward',
    { ...whyUnknown(frame), ...(shownMeasure && { reward: NO_REWARD }) },
  )

const scopeRow = ({ experiment }: ExperimentFrame, params: ContrastParams, to: Href) =>
  heldRow(
    ['runs', 'Measure'],
    USE_SCOPES.map((only) => ({ words: SCOPE_WORDS[only], value: only, href: to({ only }) })),
    params.only,
    experiment.kind === 'published' ? NO_RUNS : null,
    'all',
  )

const canSwitchPolicy = ({ contrast, experiment }: ExperimentFrame) =>
  contrast ? contrast.canSwitchPolicy : experiment.kind === 'logs'

const whyNoRerun = ({ contrast }: ExperimentFrame) =>
  contrast ? (contrast.canRerun ? null : noRerun(contrast)) : NOTHING_COMPARED

/** A choice of which `held` holds, whatever the link says, while there is a reason. */
function heldRow<Value extends string>(
  [label, term]: readonly [label: string, term: Term],
  options: readonly {
    readonly words: readonly [string, string]
    readonly value: Value
    readonly href: string
  }[],
  asked: Value,
  why: string | null,
  held: Value,
  whyOne: Partial<Record<Value, string>> = {},
): ComparisonRow {
  const current = why === null ? asked : held
  return {
    ...{ label, term },
    why: why ?? options.map(({ value }) => whyOne[value]).find(Boolean) ?? null,
    options: options.map(({ words: [name, hint], value, href }) => ({
      label: name,
      hint,
      isCurrent: value === current,
      href: why === null && !whyOne[value] ? href : null,
    })),
  }
}

/** With more rounds of a skill than this, they would fill the screen by their whole names. */
const MOST_NAMED = 8

function roundWords({ label }: ConditionHead, conditions: readonly ConditionHead[]) {
  const round = roundOfLabel(label)
  return round !== null && conditions.length > MOST_NAMED
    ? { label: `round ${round}`, hint: label }
    : { label }
}

function conditionRow(
  { conditions, contrast }: ExperimentFrame,
  side: 'without' | 'with',
  to: Href,
): ComparisonRow {
  const other = side === 'without' ? 'with' : 'without'
  // Choosing the condition of the other side swaps the two.
  const choose = (key: string) =>
    contrast?.[other].key === key
      ? to({ [side]: key, [other]: contrast[side].key })
      : to({ [side]: key, [other]: contrast?.[other].key ?? null })
  const unknown = conditions.find(({ kind }) => kind === 'unknown')
  return {
    label: side,
    term: 'Without and with',
    why: contrast
      ? unknown
        ? 'Trials of unknown condition enter no comparison: the settings can say what they had.'
        : null
      : NOTHING_COMPARED,
    options: conditions.map((condition) => ({
      ...roundWords(condition, conditions),
      condition,
      isCurrent: contrast?.[side].key === condition.key,
      href: contrast === null || condition.kind === 'unknown' ? null : choose(condition.key),
    })),
  }
}
