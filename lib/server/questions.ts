import type { Db } from '@/db/open-database'
import { compareExperiments } from '@/lib/analysis/compare/compare-experiments'
import { compareConditions } from '@/lib/analysis/condition/compare-conditions'
import { compareEffects } from '@/lib/analysis/effect/compare-effects'
import { compareModels } from '@/lib/analysis/model/compare-models'
import { getFrame } from '@/lib/analysis/experiment/get-frame'
import { getSkill } from '@/lib/analysis/skill/get-skill'
import { getTask } from '@/lib/analysis/task/get-task'
import { listCells } from '@/lib/analysis/experiment/list-cells'
import { listConfigurations } from '@/lib/analysis/experiment/list-configurations'
import { listExperiments } from '@/lib/analysis/experiment/list-experiments'
import { listFindings } from '@/lib/analysis/experiment/list-findings'
import { listHarms } from '@/lib/analysis/harm/list-harms'
import { listSkills } from '@/lib/analysis/skill/list-skills'
import { listTrials } from '@/lib/analysis/trial/list-trials'
import { listTasks } from '@/lib/analysis/task/list-tasks'
import { searchSteps } from '@/lib/analysis/search/search-steps'
import { summarizeBehaviors } from '@/lib/analysis/behavior/summarize-behaviors'
import { summarizeExperiment } from '@/lib/analysis/experiment/summarize-experiment'
import { summarizeHealth } from '@/lib/analysis/health/summarize-health'
import { summarizeRuns } from '@/lib/analysis/runs/summarize-runs'
import { summarizeSkillSizes } from '@/lib/analysis/skill/summarize-skill-sizes'
import { judgeExperiment } from '@/lib/analysis/verdict/judge-experiment'
import { viewDomains } from '@/lib/analysis/domain/view-domains'
import { viewCosts } from '@/lib/analysis/cost/view-costs'
import { listUseTasks } from '@/lib/analysis/use/list-use-tasks'
import { viewUse } from '@/lib/analysis/use/view-use'
import { viewRounds } from '@/lib/analysis/rounds/view-rounds'
import { viewTiming } from '@/lib/analysis/timing/view-timing'

/**
 * Every question that is answered from the cells of an experiment, or from a pass over the index of
 * its trials or their texts. At a million trials the first answer takes part of a second, so that none is computed where pages are served: `ask` carries
 * these, by name, to a process of their own. Arguments and answers are plain data.
 */
const QUESTIONS = {
  compareConditions,
  compareEffects,
  compareExperiments,
  compareModels,
  getFrame,
  getSkill,
  getTask,
  judgeExperiment,
  listCells,
  listConfigurations,
  listExperiments,
  listFindings,
  listHarms,
  listSkills,
  listTasks,
  listTrials,
  listUseTasks,
  searchSteps,
  summarizeBehaviors,
  summarizeExperiment,
  summarizeHealth,
  summarizeRuns,
  summarizeSkillSizes,
  viewDomains,
  viewCosts,
  viewRounds,
  viewTiming,
  viewUse,
}

export type QuestionName = keyof typeof QUESTIONS

/** What a question is asked with, after the database. */
export type QuestionArguments<Name extends QuestionName> =
  Parameters<(typeof QUESTIONS)[Name]> extends [Db, ...infer Rest] ? Rest : never

export type Answer<Name extends QuestionName> = Awaited<ReturnType<(typeof QUESTIONS)[Name]>>

/** Puts a question to a database. */
export function answerQuestion<Name extends QuestionName>(
  db: Db,
  name: Name,
  args: QuestionArguments<Name>,
): Promise<Answer<Name>> {
  // The arguments belong to the name, which the compiler cannot follow through the record.
  const find = QUESTIONS[name] as (db: Db, ...rest: readonly unknown[]) => Promise<Answer<Name>>
  return find(db, ...args)
}
