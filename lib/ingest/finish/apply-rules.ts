import type { GivenCondition } from '@/lib/domain/import'
import {
  RULE_FIELDS,
  type ImportRule,
  type RuleEffect,
  type RuleField,
} from '@/lib/domain/import-rule'
import { fillIn } from '@/lib/domain/name-pattern'
import { parseCondition } from '@/lib/domain/parse-condition'
import { whyNotValue } from '@/lib/domain/parse-rules'
import { parseScore } from '@/lib/domain/parse-score'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'
import type { CompiledRule, LoggedTrial } from './match-rules'
import { canonicalModel } from './model-name'
import { readStatedCondition } from './stated-condition'

// The one place where rules meet a trial. The first rule that sets a field has it; what the log itself
// states stands unless the rule says that it replaces. Patterns look at the trial as logged, so the
// order of rules decides nothing else.

/** A trial with what rules set in it. */
export interface RuledTrial {
  readonly draft: TrialDraft
  /** Canonical name; null: no rule set it. */
  readonly model: string | null
  readonly effects: readonly RuleEffect[]
  /** Values that patterns found and that cannot be used. */
  readonly unusable: readonly string[]
}

interface Found {
  readonly effect: RuleEffect
  readonly evidence: string
}

/** What a field is as logged, and whether the log itself states it. */
function asLogged(field: RuleField, logged: LoggedTrial): { text: string | null; stated: boolean } {
  const { draft, model, harness, reward } = logged
  switch (field) {
    case 'task':
      return { text: draft.taskName, stated: !draft.isTaskFromPlace }
    case 'model':
      return { text: model.model, stated: model.modelAsLogged !== null }
    case 'agent':
      return { text: harness, stated: harness !== null }
    case 'reward':
      return { text: reward === null ? null : String(reward), stated: reward !== null }
    case 'condition':
    case 'round': {
      const { kind, label, source } = logged.condition()
      return { text: kind === 'unknown' ? null : label, stated: source === 'recorded' }
    }
    // Of the task, not of this trial: what a task folder states is met where the task is stored.
    case 'domain':
    case 'split':
    case 'author':
      return { text: null, stated: false }
  }
}

const isOfTask = (field: RuleField) => field === 'domain' || field === 'split' || field === 'author'

const howOf = (field: RuleField, isStated: boolean, { replace }: ImportRule): RuleEffect['how'] => {
  if (isOfTask(field)) return replace ? 'replaced' : 'set'
  return isStated ? (replace ? 'replaced' : 'kept') : 'set'
}

/** Names of conditions in a path are those that logs use: `with-skills`, `baseline`. */
const conditionOf = (value: string): GivenCondition =>
  readStatedCondition({ name: value, text: '' })

/** The value as it is stored and compared. */
function settledValue(field: RuleField, value: string): string {
  if (field === 'model') return canonicalModel(value) ?? value
  if (field === 'reward') return String(parseScore(value))
  return field === 'condition' ? conditionOf(value).label : value
}

class Ruling {
  readonly found = new Map<RuleField, Found>()
  readonly unusable: string[] = []
  condition: GivenCondition | null = null

  constructor(private readonly logged: LoggedTrial) {}

  apply({ rule, number, match }: CompiledRule): void {
    const fit = match(this.logged)
    if (fit === null) return
    for (const field of RULE_FIELDS) {
      const text = rule.set[field]
      const before = this.found.get(field)?.effect
      if (text === undefined || (before && before.how !== 'kept')) continue
      const value = fillIn(text, fit.names)
      const reason = field === 'condition' ? null : whyNotValue(field, value)
      if (reason) this.unusable.push(`rule ${number}: ${field} “${value.slice(0, 100)}” ${reason}`)
      else this.settle(field, value, { rule, number, evidence: fit.evidence })
    }
  }

  private settle(
    field: RuleField,
    value: string,
    by: { rule: ImportRule; number: number; evidence: string },
  ): void {
    const { text: from, stated } = asLogged(field, this.logged)
    const shown = settledValue(field, value)
    if (stated && from === shown) return
    const how = howOf(field, stated, by.rule)
    if (field === 'round' && !this.canHaveRound()) return
    if (field === 'condition' && how !== 'kept') this.condition = conditionOf(value)
    if (field === 'round' && how !== 'kept') this.condition = parseCondition(`evolved: ${value}`)
    const effect = { rule: by.number, field, how, value: shown, from }
    this.found.set(field, { effect, evidence: by.evidence })
  }

  /** A round is one of a skill: a trial without skills has none. */
  private canHaveRound(): boolean {
    return (this.condition ?? this.logged.condition()).kind !== 'no_skills'
  }

  value(field: RuleField): string | null {
    const effect = this.found.get(field)?.effect
    return effect === undefined || effect.how === 'kept' ? null : effect.value
  }
}

function ruledDraft({ draft }: LoggedTrial, ruling: Ruling): TrialDraft {
  const reward = ruling.value('reward')
  const by = [ruling.found.get('round'), ruling.found.get('condition')].find(
    (one) => one && one.effect.how !== 'kept',
  )
  const { condition } = ruling
  return {
    ...draft,
    taskName: ruling.value('task') ?? draft.taskName,
    harness: ruling.value('agent') ?? draft.harness,
    ...(reward === null
      ? {}
      : {
          reward: Number(reward),
          rewards: null,
          attributes: { ...draft.attributes, rewards: draft.rewards },
        }),
    ...(condition && by
      ? {
          condition: {
            ...draft.condition,
            ruled: { condition, text: `rule ${by.effect.rule}: ${by.evidence}` },
          },
        }
      : {}),
  }
}

/** A trial as rules make it, with what each of them did. */
export function applyRules(logged: LoggedTrial, rules: readonly CompiledRule[]): RuledTrial {
  const ruling = new Ruling(logged)
  for (const rule of rules) ruling.apply(rule)
  const { found, unusable } = ruling
  const effects = [...found.values()].map(({ effect }) => effect)
  if (effects.length === 0) return { draft: logged.draft, model: null, effects, unusable }
  return { draft: ruledDraft(logged, ruling), model: ruling.value('model'), effects, unusable }
}
