import type { APIRequestContext } from '@playwright/test'
import yazl from 'yazl'
import { trialUid } from '@/lib/ingest/finish/trial-identity'
import { expect } from './fixtures'

/** A step of an ATIF trajectory, as far as these tests need one. */
export interface AtifStep {
  readonly source: 'system' | 'user' | 'agent'
  readonly message: string
  readonly command?: string
  readonly output?: string
  /** A call of another tool than the shell. */
  readonly call?: { readonly name: string; readonly arguments: object }
}

/** One trial of a Harbor job that a test makes. */
export interface TestTrial {
  readonly name: string
  /** Null: the verifier gave none. */
  readonly reward: number | null
  /** Several scores in its place. */
  readonly scores?: Readonly<Record<string, number>>
  /** What the trial's environment broke with, if it did. */
  readonly exception?: string
  /** `acme-small-1` unless given. */
  readonly model?: string
  readonly steps: readonly AtifStep[]
  /** The folder that its task lies in, which tells the condition; `tasks` unless given. */
  readonly tasksFolder?: string
}

const atif = (steps: readonly AtifStep[]) => ({
  schema_version: 'ATIF-v1.4',
  session_id: 's',
  agent: { name: 'terminus-2', version: '2.0.0', model_name: 'acme/acme-small-1' },
  steps: steps.map((step, at) => ({
    step_id: at + 1,
    timestamp: new Date(1_790_000_000_000 + at * 2000).toISOString(),
    source: step.source,
    message: step.message,
    ...(step.command === undefined && step.call === undefined
      ? {}
      : {
          tool_calls: [
            {
              tool_call_id: `c${at}`,
              function_name: step.call?.name ?? 'bash',
              arguments: step.call?.arguments ?? { command: step.command },
            },
          ],
          observation: { results: [{ source_call_id: `c${at}`, content: step.output ?? '' }] },
        }),
  })),
})

const result = (task: string, { model = 'acme-small-1', ...trial }: TestTrial) => ({
  id: `${task}-${trial.name}`,
  task_name: task,
  trial_name: `${task}__${trial.name}`,
  trial_uri: `file:///jobs/j/${task}__${trial.name}`,
  task_id: { path: `tasks/${task}` },
  source: null,
  task_checksum: 'abc123',
  config: {
    task: { path: `${trial.tasksFolder ?? 'tasks'}/${task}` },
    trial_name: `${task}__${trial.name}`,
    agent: { name: 'terminus-2', model_name: `acme/${model}`, kwargs: {} },
  },
  agent_info: {
    name: 'terminus-2',
    version: '2.0.0',
    model_info: { name: model, provider: 'acme' },
  },
  agent_result: { n_input_tokens: 1200, n_cache_tokens: 300, n_output_tokens: 80, cost_usd: 0.01 },
  verifier_result:
    trial.reward === null ? null : { rewards: trial.scores ?? { reward: trial.reward } },
  exception_info: trial.exception
    ? {
        exception_type: trial.exception,
        exception_message: 'made by a test',
        exception_traceback: '',
        occurred_at: '2026-06-13T01:11:00Z',
      }
    : null,
  started_at: '2026-06-13T01:10:00Z',
  finished_at: '2026-06-13T01:12:00Z',
})

/** The files of a job: text by path. */
export function jobFiles(task: string, trials: readonly TestTrial[]): Record<string, string> {
  const files: Record<string, string> = {}
  for (const trial of trials) {
    const folder = `job/${task}__${trial.name}`
    files[`${folder}/result.json`] = JSON.stringify(result(task, trial))
    files[`${folder}/config.json`] = JSON.stringify(result(task, trial).config)
    files[`${folder}/agent/trajectory.json`] = JSON.stringify(atif(trial.steps))
  }
  return files
}

/** Files as a zip. */
export async function zipOf(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [path, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), path)
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks)
}

/** Where an import can be asked for, and its page. */
export interface Delivered {
  readonly url: string
  readonly page: string
}

/** Waits until an import is in. */
export async function waitForImport(request: APIRequestContext, url: string): Promise<void> {
  await expect
    .poll(async () => ((await (await request.get(url)).json()) as { state: string }).state)
    .toBe('done')
}

/** Sends a zip to be imported and waits until it is in; `settings` go into the query. */
export async function importZip(
  request: APIRequestContext,
  settings: Readonly<Record<string, string>>,
  zip: Buffer,
): Promise<Delivered> {
  const query = new URLSearchParams({ name: 'job.zip', ...settings })
  const delivered = await request.post(`/api/v1/imports?${query}`, {
    data: zip,
    headers: { 'content-type': 'application/zip' },
  })
  expect(delivered.status(), await delivered.text()).toBe(202)
  const answer = (await delivered.json()) as Delivered
  await waitForImport(request, answer.url)
  return answer
}

/** Imports the trials of a task and waits until they are in; answers their ids by trial name. */
export async function importTrials(
  request: APIRequestContext,
  experiment: string,
  condition: string,
  task: string,
  trials: readonly TestTrial[],
  /** Other files of the delivery, by path. */
  more: Readonly<Record<string, string>> = {},
): Promise<Record<string, string>> {
  const files = { ...jobFiles(task, trials), ...more }
  await importZip(request, { experiment, condition }, await zipOf(files))
  return Object.fromEntries(
    trials.map((trial) => [trial.name, trialUid(experiment, `${task}-${trial.name}`)]),
  )
}

/** A trial without skills that adds up a column and passes. */
export const sumTrial = (name: string, more: Partial<TestTrial> = {}): TestTrial => ({
  name,
  reward: 1,
  steps: [
    { source: 'user', message: 'Add up the column.' },
    { source: 'agent', message: 'Adding.', command: 'python sum.py', output: '42' },
  ],
  tasksFolder: 'tasks-no-skills',
  ...more,
})
