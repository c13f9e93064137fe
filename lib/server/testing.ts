import type { Db } from '@/db/open-database'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import { answerQuestion, type QuestionArguments, type QuestionName } from './questions'

/** What is asked about by name. */
interface Named {
  readonly task: string
  readonly skill: string
  /** Is sought in steps. */
  readonly text: string
}

const NAMED: Named = { task: 'task-0', skill: 'skill-0', text: 'steps' }

/** How each question is asked; typed by the questions, so that none is forgotten. */
export const ASKED: {
  [Name in Exclude<QuestionName, 'listExperiments' | 'listFindings'>]: (
    slug: string,
    named: Named,
  ) => QuestionArguments<Name>
} = {
  compareConditions: (slug) => [slug, DEFAULT_QUESTION],
  compareEffects: (slug) => [slug, { ...DEFAULT_QUESTION, baseline: null, facet: null }],
  compareModels: (slug) => [
    slug,
    {
      ...DEFAULT_QUESTION,
      ...{ first: null, firstCondition: null, second: null, secondCondition: null },
      ...{ margin: 0.05, small: [], large: [], x: null },
    },
  ],
  getFrame: (slug) => [slug, DEFAULT_QUESTION],
  summarizeBehaviors: (slug) => [slug, DEFAULT_QUESTION],
  summarizeRuns: (slug) => [slug, DEFAULT_QUESTION],
  getTask: (slug, { task }) => [slug, task, DEFAULT_QUESTION],
  getSkill: (slug, { skill }) => [
    slug,
    skill,
    { ...DEFAULT_QUESTION, ...{ version: null, left: null, right: null } },
  ],
  listSkills: (slug) => [
    slug,
    { ...DEFAULT_QUESTION, ...{ q: '', sort: 'name', order: null, offset: 0, limit: 25 } },
  ],
  judgeExperiment: (slug) => [
    slug,
    { ...DEFAULT_QUESTION, claims: { maxHarms: 0, minGainLow: 0, minTasks: 1 } },
  ],
  listCells: (slug) => [slug, { policy: 'headline', cursor: null, limit: 100 }],
  listConfigurations: (slug) => [slug, DEFAULT_QUESTION],
  listHarms: (slug) => [slug, { ...DEFAULT_QUESTION, show: 'harms', offset: 0, limit: 25 }],
  listTasks: (slug) => [
    slug,
    {
      ...DEFAULT_QUESTION,
      ...{ q: '', domain: [], difficulty: [], direction: null },
      ...{ sort: 'gain', order: null, offset: 0, limit: 25 },
    },
  ],
  listTrials: (slug) => [
    slug,
    {
      ...{ q: '', status: [], condition: [], configuration: [], domain: [], use: [], only: [] },
      ...{ least: null, most: null, sort: 'reward', order: null },
      ...{ after: null, before: null, limit: 25 },
    },
  ],
  compareExperiments: (slug) => [{ left: slug, right: slug }, DEFAULT_QUESTION],
  searchSteps: (slug, { text }) => [
    {
      ...{ q: text, experiment: slug, kind: [], status: [], condition: [] },
      ...{ configuration: [], after: null },
    },
  ],
  summarizeExperiment: (slug) => [slug, DEFAULT_QUESTION],
  summarizeHealth: (slug) => [slug, { ...DEFAULT_QUESTION, domain: null }],
  summarizeSkillSizes: (slug) => [slug, { ...DEFAULT_QUESTION, size: null }],
  viewDomains: (slug) => [slug, DEFAULT_QUESTION],
  viewUse: (slug) => [
    slug,
    { ...DEFAULT_QUESTION, ...{ measure: 'steps', only: 'all', view: 'overview' } },
  ],
  listUseTasks: (slug) => [
    slug,
    {
      ...DEFAULT_QUESTION,
      ...{ measure: 'steps', only: 'all', q: '', domain: [], change: null },
      ...{ sort: 'gain', order: null, offset: 0, limit: 25 },
    },
  ],
  viewCosts: (slug) => [
    slug,
    {
      ...DEFAULT_QUESTION,
      ...{ measure: 'reward', only: 'all', order: 'more', offset: 0, limit: 25 },
    },
  ],
  viewRounds: (slug) => [slug, { ...DEFAULT_QUESTION, by: null, rise: 0, threshold: null }],
  viewTiming: (slug) => [slug, DEFAULT_QUESTION],
}

/** Asks everything of one experiment. */
export async function askAll(db: Db, slug: string, named: Named = NAMED) {
  const answers: Record<string, unknown> = {}
  for (const [name, args] of Object.entries(ASKED))
    // The arguments stand beside the name they belong to.
    answers[name] = await answerQuestion(db, name as QuestionName, args(slug, named) as never)
  return answers
}
