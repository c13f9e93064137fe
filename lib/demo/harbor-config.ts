import type { DemoConfiguration } from './demo-configurations'
import type { DemoCondition } from '@/lib/demo/tasks/demo-task'
import type { PlannedTrial } from './plan-trials'

/** The folder a condition's tasks lie in, which is what tells the condition (docs/formats.md). */
export const TASK_PARENT: Readonly<Record<DemoCondition, string>> = {
  no_skills: 'tasks-no-skills',
  curated: 'tasks',
  generated_before: 'tasks_no_skills_generate',
}

export const taskPath = (trial: PlannedTrial): string =>
  `demo/${TASK_PARENT[trial.condition]}/${trial.taskName}`

const environment = {
  type: 'docker',
  import_path: null,
  force_build: false,
  delete: true,
  env: {},
  kwargs: {},
}
const verifier = { override_timeout_sec: null, max_timeout_sec: null, env: {}, disable: false }

/** The agent as a Harbor config names it, with the skills it is given. */
const agentConfig = (agent: DemoConfiguration, skills: readonly string[]) => ({
  name: agent.harness,
  import_path: null,
  model_name: `${agent.provider}/${agent.model}`,
  skills,
  override_timeout_sec: null,
  kwargs: {},
  env: {},
  mcp_servers: [],
})

const taskConfig = (path: string) => ({
  path,
  git_url: null,
  git_commit_id: null,
  name: null,
  ref: null,
  overwrite: false,
  download_dir: null,
  source: null,
})

export interface JobPlace {
  readonly jobName: string
  readonly jobId: string
}

/** config.json of a trial. */
export const trialConfig = (trial: PlannedTrial, trialName: string, job: JobPlace) => ({
  task: taskConfig(taskPath(trial)),
  trial_name: trialName,
  trials_dir: `demo/jobs/${job.jobName}`,
  timeout_multiplier: 1,
  agent: agentConfig(
    trial.agent,
    trial.condition === 'curated'
      ? trial.task.skills.map((skill) => `${taskPath(trial)}/environment/skills/${skill.name}`)
      : [],
  ),
  environment,
  verifier,
  artifacts: [],
  extra_instruction_paths: [],
  job_id: job.jobId,
})

/** config.json of a job. */
export const jobConfig = (trials: readonly PlannedTrial[], job: JobPlace, attempts: number) => ({
  job_name: job.jobName,
  jobs_dir: 'demo/jobs',
  n_attempts: attempts,
  timeout_multiplier: 1,
  n_concurrent_trials: 4,
  retry: { max_retries: 0 },
  environment,
  verifier,
  metrics: [],
  agents: [agentConfig(trials[0]!.agent, [])],
  datasets: [],
  tasks: [...new Set(trials.map(taskPath))].map(taskConfig),
})
