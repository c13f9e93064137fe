import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { NewTrial } from '@/lib/domain/new-trial'
import { openDelivery } from '@/lib/ingest/open/open-delivery'
import { readEverything } from '@/lib/ingest/testing'
import { expectInvariants } from '@/lib/ingest/testing-invariants'

// Real results of tools that evaluate skills, in the folder that LOG_CORPUS names: skipped, and
// counted as skipped, without it.

const corpus = process.env.LOG_CORPUS

const readFolder = async (name: string) => {
  const delivery = await openDelivery([path.join(corpus ?? '', name)])
  const read = await readEverything(delivery.files)
  for (const trial of read.trials) expectInvariants(trial)
  // waza's own tests have a log of Copilot among them, which lies alone.
  const trials = read.trials.filter(({ format }) => format !== 'loose')
  expect(new Set(trials.map((trial) => trial.format))).toEqual(new Set([name]))
  return { ...read, trials }
}

const count = (trials: readonly NewTrial[], key: (trial: NewTrial) => unknown) => {
  const counts: Record<string, number> = {}
  for (const trial of trials) counts[String(key(trial))] = (counts[String(key(trial))] ?? 0) + 1
  return counts
}

const checksOf = (trials: readonly NewTrial[]) => {
  const all = trials.flatMap((trial) => trial.checks)
  return `${all.filter(({ status }) => status === 'passed').length}/${all.length}`
}

describe.skipIf(!corpus)('results of the corpus', () => {
  test('waza: 55 runs of 26 tasks, 47 passed', async () => {
    const { trials, tasks } = await readFolder('waza')
    expect(trials).toHaveLength(55)
    expect(new Set(trials.map((trial) => `${trial.jobName} ${trial.taskName}`)).size).toBe(26)
    expect(count(trials, ({ attributes }) => attributes.status)).toEqual({ passed: 47, failed: 8 })
    expect(count(trials, ({ condition }) => condition.key)).toEqual({ curated: 55 })
    expect(new Set(tasks.map((task) => task.domain)).size).toBe(3)
  })

  test('agent-skill-eval: 24 pairs and 24 queries', async () => {
    const { trials } = await readFolder('agent-skill-eval')
    const queries = trials.filter(({ attributes }) => attributes.kind === 'trigger eval')
    expect(queries).toHaveLength(24)
    const runs = trials.filter((trial) => !queries.includes(trial))
    const without = runs.filter(({ condition }) => condition.kind === 'no_skills')
    const withSkill = runs.filter((trial) => !without.includes(trial))
    expect([withSkill.length, checksOf(withSkill)]).toEqual([24, '46/50'])
    expect([without.length, checksOf(without)]).toEqual([24, '43/50'])
  })

  test('vskill: 81 cases in 47 files, those of a benchmark that the history repeats once', async () => {
    const { trials, problems } = await readFolder('vskill')
    expect(trials).toHaveLength(81)
    expect(new Set(trials.map((trial) => trial.logId)).size).toBe(76)
    expect(count(trials, ({ status }) => status.rule)).toEqual({
      completed: 71,
      exception_before_any_phase: 10,
    })
    expect(problems.filter(({ detail }) => detail === 'it wrote evals and tried none').length).toBe(
      15,
    )
  })

  test('copilot-skill-eval: 15 runs, five sets of skills three times, 26 dimensions', async () => {
    const { trials } = await readFolder('copilot-skill-eval')
    expect(count(trials, ({ condition }) => condition.key)).toEqual({
      no_skills: 3,
      other_dotnet_artisan: 3,
      other_dotnet_skills: 3,
      other_dotnet_webapi: 3,
      other_managedcode_dotnet_skills: 3,
    })
    const marks = trials.map(({ attributes }) => Object.keys(attributes.marks ?? {}))
    // The judge of the second run left out six, and calls one otherwise.
    expect(new Set(marks.flat()).size).toBe(27)
    expect(count(trials, (trial) => Object.keys(trial.attributes.marks ?? {}).length)).toEqual({
      20: 5,
      26: 10,
    })
    expect(trials.filter(({ attributes }) => attributes.hasExpectedSkills === false)).toHaveLength(
      1,
    )
  })

  test('tau-bench: 64 trials, 19 with reward 1', async () => {
    const { trials } = await readFolder('tau-bench')
    expect(trials).toHaveLength(64)
    expect(trials.filter(({ reward }) => reward === 1)).toHaveLength(19)
    expect(new Set(trials.map((trial) => trial.taskName)).size).toBe(16)
    expect(new Set(trials.map((trial) => trial.model))).toEqual(new Set(['gpt-4o']))
    expect(trials.every((trial) => trial.steps.length > 3 && trial.costUsd === null)).toBe(true)
  })

  test('promptfoo: 3 results, 2 pass', async () => {
    const { trials } = await readFolder('promptfoo')
    expect(trials.map(({ reward }) => reward).sort()).toEqual([0, 1, 1])
    expect(count(trials, ({ status }) => status.status)).toEqual({ ok: 3 })
  })

  test('SWE-bench predictions: one, without a reward', async () => {
    const { trials } = await readFolder('swe-bench-preds')
    expect(trials.map(({ reward, status }) => [reward, status.rule])).toEqual([[null, 'no_reward']])
  })
})
