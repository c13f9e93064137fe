import {
  RULE_FIELDS,
  type ImportRule,
  type PreviewedTrial,
  type RuleCount,
  type RuleEffect,
} from '@/lib/domain/import-rule'
import type { ReportedTrial } from '@/lib/ingest/store/recall-trials'

const MOST_PREVIEWED = 200
const HOWS = ['set', 'replaced', 'kept'] as const

const keyOf = (rule: number, field: string, how: string) => `${rule} ${field} ${how}`

/** Adds up what rules did, and keeps what the first trials of a dry run would be. */
export class RuleTally {
  private readonly trials = new Map<number, number>()
  private readonly fields = new Map<string, number>()
  private readonly previewed = new Map<string, PreviewedTrial>()

  add(effects: readonly RuleEffect[], by: 1 | -1 = 1) {
    for (const rule of new Set(effects.map((effect) => effect.rule)))
      this.trials.set(rule, (this.trials.get(rule) ?? 0) + by)
    for (const { rule, field, how } of effects) {
      const key = keyOf(rule, field, how)
      this.fields.set(key, (this.fields.get(key) ?? 0) + by)
    }
  }

  preview(uid: string, trial: ReportedTrial) {
    if (this.previewed.size >= MOST_PREVIEWED && !this.previewed.has(uid)) return
    const { taskName, condition, harness, model, reward, sources, logId, ruled = [] } = trial
    this.previewed.set(uid, {
      path: sources[0]?.path ?? logId,
      task: taskName,
      condition: condition.label,
      ...{ harness, model, reward },
      effects: ruled,
    })
  }

  listPreviewed(): PreviewedTrial[] {
    return [...this.previewed.values()]
  }

  /** What each of these rules did, one that did nothing too. */
  list(rules: readonly ImportRule[]): RuleCount[] {
    return rules.map((rule, index) => ({
      rule,
      trials: this.trials.get(index + 1) ?? 0,
      fields: RULE_FIELDS.flatMap((field) =>
        HOWS.flatMap((how) => {
          const trials = this.fields.get(keyOf(index + 1, field, how)) ?? 0
          return trials > 0 ? [{ field, how, trials }] : []
        }),
      ),
    }))
  }
}
