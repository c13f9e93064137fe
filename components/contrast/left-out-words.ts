import type { ExperimentHead } from '@/lib/cells/describe-contrast'
import type { Weighting } from '@/lib/domain/weighting'

/** Which tasks a mean over domains leaves out, or why there is none; null where nothing is to say. */
export function sayLeftOut(
  {
    nTasks,
    nDomains,
    nTasksWithoutDomain: n,
  }: Pick<ExperimentHead, 'nTasks' | 'nDomains' | 'nTasksWithoutDomain'>,
  weighting: Weighting,
): string | null {
  if (weighting !== 'domains' || n === 0) return null
  if (nDomains === 0)
    return 'No task says its domain, so that there is no mean over domains: choose another weight.'
  return `Each domain counts once: ${n} of ${nTasks} tasks ${n === 1 ? 'names no domain and is' : 'name no domain and are'} left out.`
}
