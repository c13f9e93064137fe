import { IMPORT_RULE, plainCondition, type TrialCondition } from '@/lib/domain/condition'
import type { ConditionFacts as LoggedFacts } from '@/lib/ingest/formats/reading/trial-draft'
import { readStatedCondition } from './stated-condition'
import { clipText } from '@/lib/trajectory/step-outline'

// Nothing in a plain Harbor trial states which skills the agent had. The rules here run from what
// a log records to what names suggest; docs/formats.md, "Condition", has them with examples.

/** What the rules look at: what the log's files say, and what its steps show. */
export interface ConditionFacts extends LoggedFacts {
  readonly firstPrompt: string | null
  /** A skill of the task that the trajectory shows being read, with the words. */
  readonly skillRead: { readonly skill: string; readonly text: string } | null
}

type Kinded = Pick<TrialCondition, 'kind' | 'key' | 'label' | 'round'>

const NO_SKILLS = plainCondition('no_skills')
const CURATED = plainCondition('curated')
const GENERATED: Kinded = { ...plainCondition('generated_before'), label: 'self-generated skills' }
/** What a skill replaced: the condition that logs which name it `old_skill` have too. */
const OLD_SKILL = readStatedCondition({ name: 'old_skill', text: '' })
const WITHOUT_SCRIPTS: Kinded = {
  kind: 'curated',
  key: 'curated_without_scripts',
  label: 'curated skills without scripts',
  round: null,
}
const WITHOUT_REFERENCES: Kinded = {
  kind: 'curated',
  key: 'curated_without_scripts_or_references',
  label: 'curated skills without scripts and references',
  round: null,
}

const MODES: readonly (readonly [RegExp, Kinded])[] = [
  [/^no[-_]?skills?$|^none$|^without/, NO_SKILLS],
  [/^self[-_]?gen/, GENERATED],
  [/^(?:with[-_]?)?skills?$|^curated$/, CURATED],
]

// The folder that holds the tasks, as SkillsBench names it.
const TASK_FOLDERS: readonly (readonly [RegExp, Kinded])[] = [
  [/^tasks?[-_]no[-_]skills?[-_]generate/, GENERATED],
  [/^tasks?[-_]no[-_]scripts?[-_]no[-_]ref/, WITHOUT_REFERENCES],
  [/^tasks?[-_]no[-_]scripts?$/, WITHOUT_SCRIPTS],
  [/^tasks?[-_](?:no|without)[-_]?skills?$/, NO_SKILLS],
  [/^skillsbench_noskills_/, NO_SKILLS],
  [/^tasks?[-_]with[-_]?skills?$/, CURATED],
]

const SELF_GENERATION = /^#{1,3} Important: Generate Skills First\b.*$/m

// Names of folders. `control`, `baseline` and the like only as whole names, perhaps with the number of
// a run: tasks are called that too.
const RUN = '(?:[-_ ]?(?:run|rep|repeat|trial|seed|arm|group|r)?[-_ ]?\\d*)?'
const word = (inner: string) => `(?:^|[^a-z])(?:${inner})(?:$|[^a-z])`
const LABELS: readonly (readonly [RegExp, Kinded])[] = [
  [new RegExp(word('self[-_ ]?gen(?:erated)?')), GENERATED],
  [new RegExp(word('(?:old|previous|prior)[-_ ]?skills?')), OLD_SKILL],
  [
    new RegExp(
      [
        word('(?:no|non|without|w[-_]?o)[-_ ]?skills?'),
        `(?:^|[^a-z])skills?[-_ ]?(?:off|disabled|none)${RUN}$`,
        '^without(?:$|[-_])',
        `^(?:control|baseline|vanilla|noskill)${RUN}$`,
      ].join('|'),
    ),
    NO_SKILLS,
  ],
  [
    new RegExp(
      [
        word('(?:with|w)[-_ ]?skills?'),
        `(?:^|[^a-z])skills?[-_ ]?(?:on|enabled)${RUN}$`,
        '^(?:new|current)[-_ ]?skills?$',
        '^(?:skills?|curated(?:[-_]skills?)?)$',
        `^treatment${RUN}$`,
      ].join('|'),
    ),
    CURATED,
  ],
]

const find = (table: readonly (readonly [RegExp, Kinded])[], name: string): Kinded | null =>
  table.find(([pattern]) => pattern.test(name.toLowerCase()))?.[1] ?? null

interface Verdict {
  readonly condition: Kinded
  readonly source: 'recorded' | 'inferred'
  readonly rule: string
  readonly evidence: string
}

const segments = (path: string): string[] => path.split(/[/\\]+/).filter(Boolean)

/** The folder that holds the task: `…/tasks-no-skills/citation-check` → `tasks-no-skills`. */
const parentOfTask = (taskPath: string): string | null => segments(taskPath).at(-2) ?? null

/** What a rule of the import says: the log does not record it, so that it is marked as inferred. */
const byRule = ({ ruled }: ConditionFacts): Verdict | null =>
  ruled
    ? { condition: ruled.condition, source: 'inferred', rule: IMPORT_RULE, evidence: ruled.text }
    : null

const recorded = (facts: ConditionFacts): Verdict | null => {
  if (facts.stated) {
    const { text: evidence, inferredBy } = facts.stated
    const condition = readStatedCondition(facts.stated)
    return inferredBy
      ? { condition, source: 'inferred', rule: inferredBy, evidence }
      : { condition, source: 'recorded', rule: 'configuration', evidence }
  }
  const mode = facts.skillMode ? find(MODES, facts.skillMode) : null
  if (mode)
    return {
      condition: mode,
      source: 'recorded',
      rule: 'skill_mode',
      evidence: `skill_mode: ${facts.skillMode}`,
    }
  const skills = facts.agentSkills ?? []
  if (skills.length > 0) {
    const evidence = `agent.skills: ${skills.join(', ')}`
    return { condition: CURATED, source: 'recorded', rule: 'agent_skills', evidence }
  }
  return null
}

const fromTask = (facts: ConditionFacts): Verdict | null => {
  const parent = facts.taskPath ? parentOfTask(facts.taskPath) : null
  const named = parent === null ? null : find(TASK_FOLDERS, parent)
  if (named)
    return { condition: named, source: 'inferred', rule: 'task_folder', evidence: facts.taskPath! }
  const dataset = facts.datasetSource ? find(TASK_FOLDERS, facts.datasetSource) : null
  if (dataset) {
    return {
      condition: dataset,
      source: 'inferred',
      rule: 'dataset_source',
      evidence: `source: ${facts.datasetSource}`,
    }
  }
  const asked = facts.firstPrompt === null ? null : SELF_GENERATION.exec(facts.firstPrompt)
  if (asked)
    return {
      condition: GENERATED,
      source: 'inferred',
      rule: 'self_generation_prompt',
      evidence: asked[0],
    }
  if (facts.skillsDir !== undefined) {
    const condition = facts.skillsDir === null ? NO_SKILLS : CURATED
    return {
      condition,
      source: 'inferred',
      rule: 'skills_dir',
      evidence: `skills_dir: ${facts.skillsDir}`,
    }
  }
  // `tasks` alone is any benchmark's folder; inside SkillsBench it is the one with the skills.
  const isSkillsBench = segments(facts.taskPath ?? '').some((name) => /skillsbench/i.test(name))
  if (parent === 'tasks' && isSkillsBench) {
    return {
      condition: CURATED,
      source: 'inferred',
      rule: 'skillsbench_tasks',
      evidence: facts.taskPath!,
    }
  }
  return null
}

const fromLabel = (facts: ConditionFacts): Verdict | null => {
  const label = labelOf(facts.folders ?? [])
  return (
    label && {
      condition: label.condition,
      source: 'inferred',
      rule: 'folder_name',
      evidence: label.name,
    }
  )
}

const fromUse = (facts: ConditionFacts): Verdict | null => {
  const loaded = facts.skillsLoaded ?? []
  if (loaded.length > 0) {
    const evidence = `skills_loaded: ${loaded.join(', ')}`
    return { condition: CURATED, source: 'inferred', rule: 'skills_used', evidence }
  }
  if (facts.skillRead === null) return null
  return {
    condition: CURATED,
    source: 'inferred',
    rule: 'skills_used',
    evidence: facts.skillRead.text,
  }
}

/** The nearest folder whose name claims a condition. */
const labelOf = (folders: readonly string[]): { condition: Kinded; name: string } | null => {
  for (const name of [...folders].reverse()) {
    const condition = find(LABELS, name)
    if (condition) return { condition, name }
  }
  return null
}

/** What the folders claim, where that is another side than was found. */
const disagreeing = (facts: ConditionFacts, found: Kinded): string | null => {
  const own = labelOf(facts.folders ?? [])
  // Where the trial was first written claims as well, when the delivery's folders say nothing.
  const label = own ?? labelOf(segments(facts.trialsDir ?? ''))
  return label !== null && label.condition.kind !== found.kind ? label.name : null
}

/** The condition of a trial with the rule and the text that decided it; `unknown` without evidence. */
export const inferCondition = (facts: ConditionFacts): TrialCondition => {
  const verdict =
    byRule(facts) ?? recorded(facts) ?? fromTask(facts) ?? fromLabel(facts) ?? fromUse(facts)
  if (verdict === null) {
    return {
      ...plainCondition('unknown'),
      source: 'none',
      rule: null,
      evidence: null,
      claimed: null,
    }
  }
  const { condition, source, rule, evidence } = verdict
  const isOwnWord = rule === 'folder_name' || rule === IMPORT_RULE
  const claimed = isOwnWord ? null : disagreeing(facts, condition)
  return { ...condition, source, rule, evidence: clipText(evidence, 500), claimed }
}
