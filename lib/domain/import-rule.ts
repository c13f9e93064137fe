// Rules of an import: they set what logs do not say, from where a file lies or what a log does say.

/** What a rule may look at. All that a rule names must fit. */
export const RULE_LOOKS = ['path', 'task', 'model', 'agent', 'condition'] as const
export type RuleLook = (typeof RULE_LOOKS)[number]

/** What a rule may set. `author` is who wrote the eval, not the skill. */
export const RULE_FIELDS = [
  'task',
  'condition',
  'model',
  'agent',
  'reward',
  'round',
  'domain',
  'split',
  'author',
] as const
export type RuleField = (typeof RULE_FIELDS)[number]

export interface ImportRule {
  /** Patterns with `*`, `**` and `{name}`. */
  readonly where: Readonly<Partial<Record<RuleLook, string>>>
  /** Texts; `{name}` is what a pattern found. */
  readonly set: Readonly<Partial<Record<RuleField, string>>>
  /** It also sets what the log itself states. */
  readonly replace?: boolean
}

export const RULE_LIMITS = { rules: 200, characters: 500, wildcards: 12 } as const

/** What a rule did to one field of a trial. */
export interface RuleEffect {
  /** Its place in the list, from 1. */
  readonly rule: number
  readonly field: RuleField
  /** `kept`: the log states it, and the rule does not replace. */
  readonly how: 'set' | 'replaced' | 'kept'
  /** What the rule says. */
  readonly value: string
  /** What the trial would be without it; null: unknown. */
  readonly from: string | null
}

/** What a rule did in an import. */
export interface RuleCount {
  readonly rule: ImportRule
  /** Trials that it says something of. */
  readonly trials: number
  readonly fields: readonly {
    readonly field: RuleField
    readonly how: RuleEffect['how']
    readonly trials: number
  }[]
}

/** What a trial of a dry run would be. */
export interface PreviewedTrial {
  readonly path: string
  readonly task: string
  readonly condition: string
  readonly harness: string | null
  readonly model: string | null
  readonly reward: number | null
  readonly effects: readonly RuleEffect[]
}

/** A rule in a line: `path runs/{condition}/{task}/* → task {task}, condition {condition}`. */
export const displayRule = ({ where, set, replace }: ImportRule): string => {
  const said = (texts: Readonly<Partial<Record<string, string>>>) =>
    Object.entries(texts)
      .map(([name, text]) => `${name} ${text}`)
      .join(', ')
  return `${said(where)} → ${said(set)}${replace ? ' (replaces what the log states)' : ''}`
}
