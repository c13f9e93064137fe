import { z } from 'zod'
import { NO_OPTIONS } from '@/lib/domain/import'
import { CONDITION_HELP, parseCondition } from '@/lib/domain/parse-condition'
import type { ImportSettings } from './manage-imports'
import { canonicalModel } from '@/lib/ingest/finish/model-name'
import { parseColumns } from '@/lib/domain/parse-columns'
import { parseDomains } from '@/lib/domain/parse-domains'
import { parseGivenMappings } from '@/lib/domain/parse-mappings'
import { parseRules, parseRulesText } from '@/lib/domain/parse-rules'
import { isExperimentSlug } from '@/lib/domain/slug'

const settingsShape = z.object({
  experiment: z.string().trim().optional(),
  condition: z.string().trim().max(200).nullish(),
  harness: z.string().trim().max(200).nullish(),
  model: z.string().trim().max(200).nullish(),
  attempt: z.string().trim().max(200).nullish(),
  regrade: z.enum(['first', 'last', '']).nullish(),
  rewardKey: z.string().trim().max(200).nullish(),
  /** A query has it as text. */
  oneDataset: z.union([z.boolean(), z.enum(['true', 'false', ''])]).nullish(),
  /** `task=question_id,reward=score`. */
  columns: z.string().max(4000).nullish(),
  /** `proposed`, or a list of mappings with their folders, or its JSON. */
  mappings: z.union([z.string().max(400_000), z.array(z.unknown()), z.looseObject({})]).nullish(),
  /** A list of rules, or its JSON; empty text: those kept with the experiment. */
  rules: z.union([z.string().max(400_000), z.array(z.unknown())]).nullish(),
  /** CSV of task,domain. */
  domains: z.string().max(4_000_000).nullish(),
})

const rulesOf = (said: string | readonly unknown[] | null | undefined) => {
  if (typeof said === 'string') return said.trim() ? parseRulesText(said) : null
  return said ? parseRules(said) : null
}

/** What a person sets of an import, as it comes in JSON: a sentence when it cannot be used. */
export function parseSettings(value: unknown): ImportSettings | string {
  const parsed = settingsShape.safeParse(value ?? {})
  if (!parsed.success) {
    return 'The settings are an object of texts: experiment, condition, harness, model, rewardKey, columns, domains (CSV); attempt; oneDataset is true or false, regrade is first or last, rules and mappings are lists.'
  }
  const { experiment, condition, harness, model, rewardKey, oneDataset, domains } = parsed.data
  const { attempt, regrade } = parsed.data
  const columns = parseColumns(parsed.data.columns ?? '')
  if (typeof columns === 'string') return columns
  if (experiment && !isExperimentSlug(experiment)) {
    return 'An experiment is named by lower-case letters, digits and single hyphens, at most 64.'
  }
  const rules = rulesOf(parsed.data.rules)
  if (typeof rules === 'string') return rules
  const mappings = parseGivenMappings(parsed.data.mappings)
  if ('problem' in mappings) return mappings.problem
  const given = condition ? parseCondition(condition) : null
  if (condition && !given) return `The condition “${condition}” is not known. ${CONDITION_HELP}`
  const table = domains?.trim() ? parseDomains(domains) : null
  if (table?.problem) return table.problem
  const isSet = [
    condition,
    harness,
    model,
    rewardKey,
    oneDataset,
    domains,
    parsed.data.columns,
    parsed.data.rules,
    parsed.data.mappings,
    attempt,
    regrade,
  ].some((one) => one !== undefined)
  const options = {
    ...NO_OPTIONS,
    condition: given,
    harness: harness || null,
    model: model ? canonicalModel(model) : null,
    domains: table?.domains ?? null,
    rewardKey: rewardKey || null,
    isOneDataset: oneDataset === true || oneDataset === 'true',
    columns,
    rules,
    ...mappings,
    attempt: attempt || null,
    regrade: regrade === 'first' ? ('first' as const) : null,
  }
  return { ...(experiment ? { experiment } : {}), ...(isSet ? { options } : {}) }
}
