import { DEMO_CONFIGURATIONS, type DemoConfiguration } from './demo-configurations'
import { DEMO_CONDITIONS, type DemoCondition, type DemoTask } from '@/lib/demo/tasks/demo-task'
import { DEMO_TASKS } from './demo-tasks'

/** What an agent may take, in seconds. */
export const AGENT_TIMEOUT_SEC = 900

/** What goes wrong beside the task itself. */
export type Mishap =
  | 'timeout_failed'
  | 'timeout_passed'
  | 'timeout_without_reward'
  | 'agent_crash'
  | 'sandbox_failure'
  | 'silent_quota'
  | 'reward_lost'

export interface PlannedTrial {
  readonly task: DemoTask
  /** Name of the task; copies of a task in a scaled demo have names of their own. */
  readonly taskName: string
  readonly agent: DemoConfiguration
  /** Its place among the configurations, which its stream of numbers is named by. */
  readonly configurationIndex: number
  readonly condition: DemoCondition
  /** From 1. */
  readonly attempt: number
  readonly mishap: Mishap | null
  readonly passChance: number
}

export interface DemoScale {
  readonly seed: number
  /** Copies of the twelve tasks, under names of their own. */
  readonly taskCopies: number
  readonly attempts: number
}

/** 12 tasks x 3 configurations x 3 conditions x 3 attempts: 324 trials. */
export const DEMO_SCALE: DemoScale = { seed: 11, taskCopies: 1, attempts: 3 }

/** `task / configuration / condition / attempt`, of the first copy of a task only. */
const MISHAPS: Readonly<Record<string, Mishap>> = {
  'meeting-minutes-merge/1/curated/1': 'timeout_failed',
  'meeting-minutes-merge/1/curated/3': 'timeout_failed',
  'meeting-minutes-merge/2/curated/2': 'timeout_failed',
  'boiler-valve-tuning/0/no_skills/1': 'timeout_failed',
  'boiler-valve-tuning/0/curated/2': 'timeout_passed',
  'boiler-valve-tuning/1/generated_before/2': 'timeout_failed',
  'boiler-valve-tuning/2/generated_before/3': 'timeout_without_reward',
  'bond-accrual-ledger/2/no_skills/3': 'agent_crash',
  'spectra-peak-table/2/no_skills/2': 'sandbox_failure',
  'shift-roster-swap/0/generated_before/2': 'silent_quota',
  'flaky-queue-test/1/curated/3': 'reward_lost',
}

/** Every trial of the demo, job by job: a job is one configuration under one condition. */
export function planTrials({ taskCopies, attempts }: DemoScale): PlannedTrial[] {
  const trials: PlannedTrial[] = []
  for (const [configurationIndex, agent] of DEMO_CONFIGURATIONS.entries())
    for (const condition of DEMO_CONDITIONS)
      for (let copy = 1; copy <= taskCopies; copy++)
        for (const task of DEMO_TASKS)
          for (let attempt = 1; attempt <= attempts; attempt++) {
            const slot = `${task.name}/${configurationIndex}/${condition}/${attempt}`
            trials.push({
              task,
              taskName: copyName(task.name, copy),
              agent,
              configurationIndex,
              condition,
              attempt,
              mishap: copy === 1 ? (MISHAPS[slot] ?? null) : null,
              passChance: task.passChance[condition][configurationIndex]!,
            })
          }
  return trials
}

/** The name of a task's copy; the first keeps the task's own. */
export const copyName = (name: string, copy: number): string =>
  copy === 1 ? name : `${name}-${copy}`
