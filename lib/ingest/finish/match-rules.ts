import type { TrialCondition } from '@/lib/domain/condition'
import { RULE_LOOKS, type ImportRule, type RuleLook } from '@/lib/domain/import-rule'
import { patternMatcher, type PatternNames } from '@/lib/domain/name-pattern'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'
import type { FoundModel } from './find-model'

/** A trial as its log alone says it is: what rules look at, and what they would change. */
export interface LoggedTrial {
  readonly draft: TrialDraft
  readonly model: FoundModel
  readonly harness: string | null
  readonly reward: number | null
  /** Asked for only where a rule looks at it: it is worked out from the steps. */
  readonly condition: () => TrialCondition
}

/** What a rule found in a trial. */
export interface RuleMatch {
  readonly names: PatternNames
  /** The text that its first pattern fitted. */
  readonly evidence: string
}

export interface CompiledRule {
  readonly rule: ImportRule
  /** Its place in the list, from 1. */
  readonly number: number
  readonly match: (logged: LoggedTrial) => RuleMatch | null
}

/** No path of a log is longer; with the limits of a pattern it bounds what a rule may take. */
const MOST_CHARACTERS = 1000
/** A trial's own file and folder say where it lies; of the files that it was read from a few do. */
const MOST_PATHS = 8

const pathsOf = ({ file, root, sources = [] }: TrialDraft): (string | undefined)[] =>
  [file, root, ...sources.map(({ path }) => path)].slice(0, MOST_PATHS)

function textsOf(look: RuleLook, logged: LoggedTrial): (string | null | undefined)[] {
  switch (look) {
    case 'path':
      return pathsOf(logged.draft)
    case 'task':
      return [logged.draft.taskName]
    case 'model':
      return [logged.model.model, logged.model.modelAsLogged]
    case 'agent':
      return [logged.harness]
    case 'condition': {
      const { key, kind, label } = logged.condition()
      return [key, kind, label]
    }
  }
}

/** A path is read from any folder on; from the outermost where the pattern begins with a slash. */
const matcherOf = (look: RuleLook, pattern: string) => {
  if (look !== 'path') return patternMatcher(pattern, { stop: null })
  const isWhole = pattern.startsWith('/')
  return patternMatcher(isWhole ? pattern.slice(1) : pattern, { stop: '/', isTail: !isWhole })
}

function compileRule(rule: ImportRule, index: number): CompiledRule {
  const looks = RULE_LOOKS.flatMap((look) => {
    const pattern = rule.where[look]
    return pattern === undefined ? [] : [{ look, matches: matcherOf(look, pattern) }]
  })
  return {
    rule,
    number: index + 1,
    match: (logged) => {
      const names = new Map<string, string>()
      let evidence: string | null = null
      for (const { look, matches } of looks) {
        let isFound = false
        for (const text of textsOf(look, logged)) {
          const found = text && text.length <= MOST_CHARACTERS ? matches(text) : null
          if (!found) continue
          for (const [name, value] of found) names.set(name, value)
          evidence ??= `${look} ${text}`
          isFound = true
          break
        }
        if (!isFound) return null
      }
      return { names, evidence: evidence ?? '' }
    },
  }
}

/** Rules with their patterns read. */
export const compileRules = (rules: readonly ImportRule[]): CompiledRule[] => rules.map(compileRule)
