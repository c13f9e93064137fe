import type { APIRequestContext } from '@playwright/test'
import yazl from 'yazl'
import { trialUid } from '@/lib/ingest/trial-identity'
import { expect } from './fixtures'

/** A step of an ATIF trajectory, as far as these tests need one. */
export interface AtifStep {
  readonly source: 'system' | 'user' | 'agent'
  readonly message: string
  readonly command?: string
  readonly output?: string
}

/** One trial of a Harbor job that a test makes. */
export interface TestTrial {
  readonly name: string
  readonly reward: number
  readonly steps: readonly AtifStep[]
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
    ...(step.command === undefined
      ? {}
      : {
          tool_calls: [
            {
              tool_call_id: `c${at}`,
              function_name: 'bash',
              arguments: { command: step.command },
            },
          ],
          observation: { results: [{ source_call_id: `c${at}`, content: step.output ?? '' }] },
        }),
  })),
})

const result = (task: string, trial: TestTrial) => ({
  id: `${task}-${trial.name}`,
  task_name: task,
  trial_name: `${task}__${trial.name}`,
  trial_uri: `file:///jobs/j/${task}__${trial.name}`,
  task_id: { path: `tasks/${task}` },
  source: null,
  task_checksum: 'abc123',
  config: {
    task: { path: `tasks/${task}` },
    trial_name: `${task}__${trial.name}`,
    agent: { name: 'terminus-2', model_name: 'acme/acme-small-1', kwargs: {} },
  },
  agent_info: {
    name: 'terminus-2',
    version: '2.0.0',
    model_info: { name: 'acme-small-1', provider: 'acme' },
  },
  agent_result: { n_input_tokens: 1200, n_cache_tokens: 300, n_output_tokens: 80, cost_usd: 0.01 },
  verifier_result: { rewards: { reward: trial.reward } },
  exception_info: null,
  started_at: '2026-06-13T01:10:00Z',
  finished_at: '2026-06-13T01:12:00Z',
})

async function zipOf(task: string, trials: readonly TestTrial[]): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  const add = (path: string, value: unknown) =>
    zip.addBuffer(Buffer.from(JSON.stringify(value)), path)
  for (const trial of trials) {
    const folder = `job/${task}__${trial.name}`
    add(`${folder}/result.json`, result(task, trial))
    add(`${folder}/config.json`, result(task, trial).config)
    add(`${folder}/agent/trajectory.json`, atif(trial.steps))
  }
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks)
}

/** Imports the trials of a task and waits until they are in; answers their ids by trial name. */
export async function importTrials(
  request: APIRequestContext,
  experiment: string,
  condition: string,
  task: string,
  trials: readonly TestTrial[],
): Promise<Record<string, string>> {
  const delivered = await request.post(
    `/api/v1/imports?experiment=${experiment}&condition=${condition}&name=job.zip`,
    { data: await zipOf(task, trials), headers: { 'content-type': 'application/zip' } },
  )
  expect(delivered.status(), await delivered.text()).toBe(202)
  const { url } = (await delivered.json()) as { url: string }
  await expect
    .poll(async () => ((await (await request.get(url)).json()) as { state: string }).state, {
      timeout: 45_000,
    })
    .toBe('done')
  return Object.fromEntries(
    trials.map((trial) => [trial.name, trialUid(experiment, `${task}-${trial.name}`)]),
  )
}
