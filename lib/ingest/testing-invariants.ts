import { expect } from 'vitest'
import type { NewTrial } from '@/lib/domain/new-trial'
import { PROBLEMS } from '@/lib/domain/problem'

/** What holds for every trial of every format. */
export const expectInvariants = (trial: NewTrial): void => {
  expect(trial.taskName).not.toBe('')
  expect(trial.logId).not.toBe('')
  expect(trial.contentHash).toMatch(/^[0-9a-f]{32}$/)
  expect(trial.steps.map((step) => step.number)).toEqual(trial.steps.map((_, index) => index + 1))
  expect(trial.hasTrajectory).toBe(trial.steps.length > 0)
  if (trial.reward !== null) {
    expect(trial.reward).toBeGreaterThanOrEqual(0)
    expect(trial.reward).toBeLessThanOrEqual(1)
  }
  for (const count of [trial.tokensIn, trial.tokensOut, trial.costUsd]) {
    if (count !== null) expect(count).toBeGreaterThan(0)
  }
  expect(trial.condition.kind === 'unknown').toBe(trial.condition.source === 'none')
  if (trial.condition.source !== 'none') expect(trial.condition.evidence).not.toBeNull()
  expect(trial.status.evidence?.length ?? 0).toBeLessThanOrEqual(300)
  for (const step of trial.steps) {
    expect(step.kind === 'tool').toBe(step.tool !== null)
    // What a prompt lists or brings with it; only a tool runs anything.
    if (step.kind !== 'tool' && step.skillMarks.length > 0) {
      expect(['system', 'user']).toContain(step.kind)
      expect(step.skillMarks.map((mark) => mark.fact)).not.toContain('executed')
    }
  }
  for (const problem of trial.problems) expect(PROBLEMS).toHaveProperty(problem.code)
  expect(new Set(trial.checks.map((check) => check.name)).size).toBe(trial.checks.length)
}
