import type { APIRequestContext } from '@playwright/test'
import { expect } from './fixtures'
import { importZip, jobFiles, waitForImport, zipOf, type Delivered } from './harbor-job'

const STEPS = [
  { source: 'user' as const, message: 'Do it.' },
  { source: 'agent' as const, message: 'Done.', command: 'true', output: '' },
]

/** Task, model, condition, rewards. */
type Arm = [string, string, string, string]

/** A reward, `missing` (the verifier gave none) or `infra` (the sandbox broke). */
const outcomeOf = (word: string) =>
  word === 'missing'
    ? { reward: null }
    : word === 'infra'
      ? { reward: null, exception: 'DaytonaError' }
      : { reward: Number(word) }

/**
 * Writes Harbor jobs by a line an arm of a task and imports them, a condition at a time:
 *
 *     sum | small | no_skills | 1 0 missing
 *
 * `domains` gives tasks a folder of their own that says the domain and offers one skill.
 */
export async function importLines(
  request: APIRequestContext,
  experiment: string,
  lines: string,
  domains: Readonly<Record<string, string>> = {},
): Promise<void> {
  const rows = lines.split('\n').map((line) => line.split('|').map((part) => part.trim()))
  for (const condition of new Set(rows.map((row) => row[2]!))) {
    const files: Record<string, string> = taskFolders(domains)
    for (const [task, model, , rewards] of rows.filter((row) => row[2] === condition) as Arm[]) {
      const trials = rewards.split(' ').map((word, at) => ({
        name: `${model}-${condition.replaceAll('_', '-')}-${at}`,
        model: `acme-${model}`,
        steps: STEPS,
        tasksFolder: 'elsewhere',
        ...outcomeOf(word),
      }))
      Object.assign(files, jobFiles(task, trials))
    }
    const given: Record<string, string> = condition === 'unknown' ? {} : { condition }
    await importZip(request, { experiment, ...given }, await zipOf(files))
  }
}

function taskFolders(domains: Readonly<Record<string, string>>): Record<string, string> {
  const files: Record<string, string> = {}
  for (const [task, domain] of Object.entries(domains)) {
    files[`suite/${task}/task.toml`] = `version = "1.0"\n[metadata]\ndomain = "${domain}"\n`
    files[`suite/${task}/environment/skills/add-up/SKILL.md`] =
      '---\nname: add-up\ndescription: How to add up.\n---\nAdd from the left.\n'
  }
  return files
}

/** Imports a table of published cells: one configuration, two conditions, a row of `rates` a task. */
export async function importTable(
  request: APIRequestContext,
  experiment: string,
  tasks: number,
  rates: (task: number) => readonly [number, number],
): Promise<void> {
  const trials = 5
  const rows = ['task,harness,model,condition,mean_reward,n_trials,n_reward_gt_0,n_reward_eq_1']
  const domains = ['task,domain']
  for (let task = 0; task < tasks; task++) {
    const name = `task-${String(task).padStart(5, '0')}`
    domains.push(`${name},Domain ${task % 8}`)
    for (const [at, condition] of ['no_skills', 'curated'].entries()) {
      const passes = Math.round(rates(task)[at]! * trials)
      rows.push(
        `${name},agent,large-1,${condition},${passes / trials},${trials},${passes},${passes}`,
      )
    }
  }
  const zip = await zipOf({ 'cells.csv': rows.join('\n'), 'tasks.csv': domains.join('\n') })
  const query = new URLSearchParams({ experiment, name: 'table.zip' })
  const sent = await request.post(`/api/v1/imports?${query}`, { data: zip })
  expect(sent.status(), await sent.text()).toBe(202)
  await waitForImport(request, ((await sent.json()) as Delivered).url)
}
