// One name a task over all iterations and configurations of a workspace. Ids start again in each
// workspace and are often all there is; names are reused. So an id alone bears the skill's name, two
// tasks of one name in one iteration bear their ids, and a name whose prompt changed is another task.

/** What is known of the task of one run. */
export interface TaskFacts {
  readonly iteration: string | null
  /** Folder of the task, `eval-0-greet`. */
  readonly folder: string | null
  readonly evalId: string | null
  readonly evalName: string | null
  readonly prompt: string | null
  readonly skill: string | null
}

const NAME_LENGTH = 200

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
const plain = (text: string) => oneLine(text).slice(0, NAME_LENGTH)

/** The words of a name: `eval-0-greet` and `0-greet` are `greet`. */
const wordsOf = ({ evalName, folder, evalId }: TaskFacts): string | null => {
  const name = plain(evalName ?? '').replace(/^eval[-_]/, '')
  const own =
    evalId !== null && name.startsWith(`${evalId}-`) ? name.slice(evalId.length + 1) : name
  if (own !== '' && !/^\d+$/.test(own)) return own
  const inFolder = (folder ?? '').replace(/^eval[-_]?(?:\d+(?:[-_]|$))?/, '')
  if (inFolder !== '') return plain(inFolder)
  return evalId !== null && !/^\d+$/.test(evalId) ? plain(evalId) : null
}

const numberOf = ({ evalId, evalName, folder }: TaskFacts): string | null =>
  evalId ?? /^(?:eval[-_]?)?(\d+)/.exec(evalName ?? folder ?? '')?.[1] ?? null

const firstName = (task: TaskFacts): string => {
  const words = wordsOf(task)
  if (words !== null) return words
  const number = numberOf(task)
  const named = number === null ? 'eval' : `eval-${number}`
  return task.skill === null ? named : `${plain(task.skill)} ${named}`
}

const add = (map: Map<string, Set<string>>, key: string, value: string) => {
  const own = map.get(key)
  if (own) own.add(value)
  else map.set(key, new Set([value]))
}

/** Names that stand for two ids within one iteration. */
const sharedNames = (tasks: readonly TaskFacts[]): ReadonlySet<string> => {
  const ids = new Map<string, Set<string>>()
  for (const task of tasks) {
    const number = numberOf(task)
    if (number !== null && /^\d+$/.test(number))
      add(ids, JSON.stringify([task.iteration, firstName(task)]), number)
  }
  const shared = new Set<string>()
  for (const [key, own] of ids)
    // The key was made just above.
    if (own.size > 1) shared.add((JSON.parse(key) as [string | null, string])[1])
  return shared
}

/** Names the tasks of a workspace's runs, which are in the order of its iterations. */
export const nameTasks = (tasks: readonly TaskFacts[]): string[] => {
  const shared = sharedNames(tasks)
  const prompts = new Map<string, string[]>()
  const latest = new Map<string, number>()
  return tasks.map((task) => {
    const name = firstName(task)
    const number = numberOf(task)
    const own = shared.has(name) && number !== null ? `${name} (eval ${number})` : name
    const prompt = oneLine(task.prompt ?? '')
    // A run that does not say its prompt is of the one that was asked last.
    if (prompt !== '') latest.set(own, versionOf(prompts, own, prompt))
    const version = latest.get(own) ?? 1
    return version === 1 ? own : `${own} (prompt ${version})`
  })
}

const versionOf = (prompts: Map<string, string[]>, name: string, prompt: string): number => {
  const known = prompts.get(name) ?? []
  prompts.set(name, known)
  if (!known.includes(prompt)) known.push(prompt)
  return known.indexOf(prompt) + 1
}
