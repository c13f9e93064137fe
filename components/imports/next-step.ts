import type { ImportState } from '@/lib/domain/import'
import type { ProblemCode } from '@/lib/domain/problem'

// The command line names its flags; the page has fields for the same.
const ON_PAGE: Partial<Record<ProblemCode, (where: string) => string>> = {
  harness_unknown: (where) => `Set it ${where} in “Harness of all trials”.`,
  model_unknown: (where) => `Set it ${where} in “Model of all trials”.`,
  condition_unknown: (where) =>
    `Set it ${where} in “Condition of all trials”, or afterwards in the settings of the experiment.`,
  condition_disagrees: (where) =>
    `If the folder is right, set it ${where} in “Condition of all trials”, which wins.`,
  skills_in_no_skills: (where) =>
    `Look at how the task was built; if the skills were there, set it ${where} in “Condition of all trials”.`,
  domain_unknown: (where) =>
    `Give a CSV of task,domain ${where} in “Domains”, or add its category to the mapping.`,
  task_name_shared: (where) =>
    `Nothing to do where they are two tasks. Where they are the same, tick “One task for all datasets” ${where}.`,
}

/** What to do about a problem on the page of its import, whose form stands above before it is imported. */
export const nextStep = (
  { code, next }: { readonly code: ProblemCode; readonly next: string },
  state: ImportState,
): string => ON_PAGE[code]?.(state === 'previewed' ? 'above' : 'when you import it again') ?? next
