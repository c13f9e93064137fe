import type { RuleEffect, RuleField } from '@/lib/domain/import-rule'
import { bareTask, type NewTask } from '@/lib/domain/new-trial'
import type { DeliveredTrial } from './batch-plan'

const valueOf = (effects: readonly RuleEffect[], field: RuleField) => {
  const effect = effects.find((one) => one.field === field)
  return {
    value: effect?.value ?? null,
    source: effect ? (effect.how === 'replaced' ? ('given' as const) : ('rule' as const)) : null,
  }
}

/** What rules say of the tasks of a batch's trials, under the names that their tasks have. */
export function ruledTasks(trials: readonly DeliveredTrial[]): NewTask[] {
  const tasks = new Map<string, NewTask>()
  for (const trial of trials) {
    // What is stored as it is said so when it was stored.
    if ('isRecalled' in trial) continue
    const { taskName, ruled = [] } = trial
    const [domain, split] = [valueOf(ruled, 'domain'), valueOf(ruled, 'split')]
    const author = valueOf(ruled, 'author').value
    if ((domain.value ?? split.value ?? author) === null) continue
    tasks.set(taskName, {
      ...bareTask(taskName),
      ...{ domain: domain.value, domainSource: domain.source },
      ...{ split: split.value, splitSource: split.source, author },
    })
  }
  return [...tasks.values()]
}
