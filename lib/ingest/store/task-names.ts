import type { Db } from '@/db/open-database'
import type { NewTask, TrialFacts } from '@/lib/domain/new-trial'
import { MOST_TASK_NAME } from '@/lib/domain/task-name'
import type { LogProblem } from '@/lib/domain/problem'
import { datasetName, isSameDataset } from '@/lib/ingest/finish/dataset-name'
import type { DeliveredTrial } from './batch-plan'

// Which task a trial is of, and which task a folder describes. The name is mostly enough. But two
// datasets may have tasks of one name, and a task may be called `publisher/task` in its trials and
// lie in a folder `task`.

interface NamedBatch {
  readonly trials: readonly DeliveredTrial[]
  readonly tasks: readonly NewTask[]
}

// The dataset of a task is that of its first trial that names one.
const KNOWN = `
  SELECT k.name, (SELECT t.detail->>'$.attributes.dataset' FROM trial t
    WHERE t.task_id = k.id AND t.is_live = 1 AND t.detail->>'$.attributes.dataset' IS NOT NULL
    ORDER BY t.id LIMIT 1) AS dataset
  FROM json_each(:names) j CROSS JOIN task k ON k.experiment_id = :experimentId AND k.name = j.value
  WHERE EXISTS (SELECT 1 FROM trial t WHERE t.task_id = k.id AND t.is_live = 1)`

const WITH_SLASH = `SELECT k.name FROM task k WHERE k.experiment_id = ? AND instr(k.name, '/') > 0
  AND EXISTS (SELECT 1 FROM trial t WHERE t.task_id = k.id AND t.is_live = 1)`

const lastOf = (name: string) => name.slice(name.lastIndexOf('/') + 1)

/** The names of tasks that an import met and those that are stored, as far as it asked. */
export class TaskNames {
  /** Tasks that have trials, with their dataset where one is known. */
  private readonly known = new Map<string, string | null>()
  private readonly asked = new Set<string>()
  /** Names of tasks with trials by what stands behind their slash. */
  private readonly byLast = new Map<string, Set<string>>()
  private hasAskedForSlashes = false
  private readonly said = new Set<string>()

  constructor(
    private readonly db: Db,
    /** A person said that tasks of one name are one, whichever dataset they are of. */
    private readonly isOneDataset: boolean,
  ) {}

  /** The batch with each trial and each folder under the name of its task, and what there is to say of it. */
  async settle(
    experimentId: number | null,
    { trials, tasks }: NamedBatch,
  ): Promise<NamedBatch & { readonly problems: LogProblem[] }> {
    const problems: LogProblem[] = []
    await this.ask(experimentId, [
      ...trials.flatMap((trial) => ('isRecalled' in trial ? [] : namesOf(trial))),
      ...tasks.flatMap(candidatesOf),
    ])
    const named = trials.map((trial) => this.nameTrial(trial, problems))
    const open = tasks.some((task) => !candidatesOf(task).some((name) => this.known.has(name)))
    if (open) await this.askForSlashes(experimentId)
    return { trials: named, tasks: tasks.map((task) => this.nameTask(task)), problems }
  }

  private learn(name: string, dataset: string | null) {
    this.known.set(name, this.known.get(name) ?? dataset)
    if (!name.includes('/')) return
    const names = this.byLast.get(lastOf(name)) ?? new Set()
    this.byLast.set(lastOf(name), names.add(name))
  }

  private async ask(experimentId: number | null, names: readonly string[]) {
    const open = names.filter((name) => !this.asked.has(name))
    for (const name of open) this.asked.add(name)
    if (experimentId === null || open.length === 0) return
    const args = { experimentId, names: JSON.stringify([...new Set(open)]) }
    const { rows } = await this.db.$client.execute({ sql: KNOWN, args })
    for (const row of rows)
      this.learn(String(row.name), row.dataset === null ? null : datasetName(String(row.dataset)))
  }

  private async askForSlashes(experimentId: number | null) {
    if (experimentId === null || this.hasAskedForSlashes) return
    this.hasAskedForSlashes = true
    const { rows } = await this.db.$client.execute({ sql: WITH_SLASH, args: [experimentId] })
    for (const row of rows) this.learn(String(row.name), null)
  }

  private nameTrial(trial: DeliveredTrial, problems: LogProblem[]): DeliveredTrial {
    const dataset = 'isRecalled' in trial ? null : (trial.dataset ?? null)
    const { taskName } = trial
    if ('isRecalled' in trial || dataset === null) {
      this.learn(taskName, null)
      return trial
    }
    const own = ownName(dataset, taskName)
    const owner = this.known.get(taskName) ?? null
    const isShared = owner !== null && !isSameDataset(owner, dataset)
    if (this.isOneDataset) {
      this.learn(taskName, dataset)
      return isShared ? withChoice(trial, TOGETHER, { dataset, owner }) : trial
    }
    if (!this.known.has(own) && !isShared) {
      this.learn(taskName, dataset)
      return trial
    }
    this.learn(own, dataset)
    if (!this.said.has(own)) {
      this.said.add(own)
      problems.push({
        code: 'task_name_shared',
        file: trial.sources[0]?.path ?? trial.logId,
        detail: `“${taskName}” of ${dataset} is “${own}”; “${taskName}” is of ${owner ?? 'another dataset'}`,
      })
    }
    return withChoice({ ...trial, taskName: own }, APART, { dataset, owner })
  }

  /** A folder describes the task whose trials bear one of its names; else the one it is first called. */
  private nameTask(task: NewTask): NewTask {
    const { otherNames: _, ...rest } = task
    const known = candidatesOf(task).find((name) => this.known.has(name))
    const alike = this.byLast.get(task.name)
    const only = alike?.size === 1 ? [...alike][0] : undefined
    return { ...rest, name: known ?? only ?? task.name }
  }
}

const ownName = (dataset: string, taskName: string) =>
  `${dataset}/${taskName}`.slice(0, MOST_TASK_NAME)

const namesOf = ({ taskName, dataset }: TrialFacts) =>
  dataset ? [taskName, ownName(dataset, taskName)] : []

/** Names with a slash say more and are looked for first. */
const candidatesOf = ({ name, otherNames = [] }: NewTask) => {
  const names = [name, ...otherNames]
  const isFull = (one: string) => one.includes('/')
  return [...names.filter(isFull), ...names.filter((one) => !isFull(one))]
}

const APART = 'a task of its own for each dataset'
const TOGETHER = 'one task for all datasets'

const withChoice = <Trial extends TrialFacts>(
  trial: Trial,
  chosen: typeof APART | typeof TOGETHER,
  { dataset, owner }: { dataset: string; owner: string | null },
): Trial => ({
  ...trial,
  choices: [
    ...(trial.choices ?? []),
    {
      what: 'dataset',
      chosen,
      options: [
        { name: dataset, reward: trial.reward },
        { name: owner ?? 'another dataset', reward: null },
      ],
    },
  ],
})
