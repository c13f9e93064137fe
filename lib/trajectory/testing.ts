import { plainCondition, type ConditionKind } from '@/lib/domain/condition'
import { bareTask, type NewTask, type NewTrial } from '@/lib/domain/new-trial'
import type { Step } from '@/lib/domain/step'

/** A step that says `text`. */
export const makeStep = (number: number, text: string, step: Partial<Step> = {}): Step => ({
  number,
  turn: null,
  kind: 'message',
  agent: null,
  text,
  tool: null,
  at: null,
  durationMs: null,
  model: null,
  usage: null,
  attachments: [],
  skillMarks: [],
  isCopied: false,
  ...step,
})

/** A trial as an adapter might give it: one step, passed, condition recorded. */
export function makeNewTrial(
  logId: string,
  trial: Partial<NewTrial> & { readonly kind?: ConditionKind } = {},
): NewTrial {
  const { kind = 'no_skills', ...rest } = trial
  return {
    logId,
    logIdSource: 'log',
    contentHash: `hash of ${logId}`,
    format: 'test',
    readers: ['test 1'],
    taskName: 'sum-a-column',
    trialName: `${logId}-name`,
    jobName: 'job',
    taskChecksum: null,
    harness: 'claude-code',
    harnessVersion: null,
    model: 'Opus 4.7',
    modelAsLogged: 'claude-opus-4-7',
    effort: null,
    condition: {
      ...plainCondition(kind),
      source: 'recorded',
      rule: null,
      evidence: null,
      claimed: null,
    },
    status: { status: 'ok', rule: 'completed', evidence: null },
    reward: 1,
    exceptionType: null,
    exceptionMessage: null,
    tokensIn: 100,
    tokensCached: null,
    tokensOut: 10,
    costUsd: null,
    startedAt: null,
    finishedAt: null,
    durationMs: 1000,
    phases: [],
    checks: [],
    skillUses: [],
    steps: [makeStep(1, `steps of ${logId}`)],
    hasTrajectory: true,
    attributes: {},
    sources: [{ path: `${logId}/result.json`, bytes: 2 }],
    redactions: {},
    problems: [],
    ...rest,
  }
}

/** A task with a name and whatever a test is about. */
export const makeNewTask = (name: string, task: Partial<NewTask> = {}): NewTask => ({
  ...bareTask(name),
  ...task,
})
