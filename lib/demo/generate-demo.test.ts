import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { generateDemo } from './generate-demo'
import { DEMO_SCALE, planTrials } from './plan-trials'

const hash = (seed: number) => {
  const sum = createHash('sha256')
  for (const { path, text } of generateDemo({ ...DEMO_SCALE, seed })) sum.update(path).update(text)
  return sum.digest('hex')
}

interface Result {
  id: string
  task_name: string
  reward: number | null
  exception: string | null
  parent: string
  model: string
}

const results: Result[] = [...generateDemo()]
  .filter((file) => /^jobs\/[^/]+\/[^/]+\/result\.json$/.test(file.path))
  .map((file) => JSON.parse(file.text))
  .map((result) => ({
    id: result.id,
    task_name: result.task_name,
    reward: result.verifier_result?.rewards.reward ?? null,
    exception: result.exception_info?.exception_type ?? null,
    parent: result.config.task.path.split('/').at(-2),
    model: result.agent_info.model_info.name,
  }))

const meanReward = (rows: Result[]) => {
  const known = rows.flatMap((row) => (row.reward === null ? [] : [row.reward]))
  return known.reduce((sum, reward) => sum + reward, 0) / known.length
}
const rate = (parent: string, task?: string) =>
  meanReward(results.filter((r) => r.parent === parent && (!task || r.task_name === task)))

describe('generateDemo', () => {
  it('writes the same bytes for the same seed and others for another', () => {
    expect(hash(3)).toBe(hash(3))
    expect(hash(3)).not.toBe(hash(4))
  })

  it('has 324 trials with ids of their own: 12 tasks, 3 configurations, 3 conditions, 3 attempts', () => {
    expect(planTrials(DEMO_SCALE)).toHaveLength(324)
    expect(new Set(results.map((result) => result.id)).size).toBe(324)
    expect(new Set(results.map((result) => result.task_name)).size).toBe(12)
  })

  it('has every kind of mishap once or more', () => {
    const counts: Record<string, number> = {}
    for (const { exception, reward } of results.filter((r) => r.exception))
      counts[`${exception}, ${reward}`] = (counts[`${exception}, ${reward}`] ?? 0) + 1
    expect(counts).toEqual({
      'AgentTimeoutError, 0': 5,
      'AgentTimeoutError, 1': 1,
      'AgentTimeoutError, null': 1,
      'NonZeroAgentExitCodeError, 0.5': 1,
      'RuntimeError, null': 1,
      'RewardFileNotFoundError, null': 1,
    })
  })

  it('tells a story of skills that help on the whole, hurt one task badly and go unread on another', () => {
    expect(rate('tasks') - rate('tasks-no-skills')).toBeGreaterThan(0.1)
    expect(rate('tasks-no-skills', 'invoice-aging-report')).toBeGreaterThan(0.85)
    expect(rate('tasks', 'invoice-aging-report')).toBeLessThan(0.15)
    const reads = [...generateDemo()].filter(
      (file) =>
        file.path.includes('changelog-semver-bump') &&
        file.path.endsWith('trajectory.json') &&
        JSON.parse(file.text).steps.some((step: { tool_calls?: unknown }) =>
          JSON.stringify(step.tool_calls ?? '').includes('SKILL.md'),
        ),
    )
    expect(reads).toEqual([])
  })

  it('names checks that fail by their true names', () => {
    for (const { task } of planTrials(DEMO_SCALE))
      for (const way of Object.values(task.ways))
        for (const name of way.fails) expect(Object.keys(task.checks)).toContain(name)
  })

  it('grows by copies of the tasks and by attempts', () => {
    expect(planTrials({ seed: 1, taskCopies: 12, attempts: 8 })).toHaveLength(10_368)
  })
})
