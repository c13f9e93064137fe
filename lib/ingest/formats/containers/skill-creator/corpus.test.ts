import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { NewTrial } from '@/lib/domain/new-trial'
import { openDelivery } from '@/lib/ingest/open/open-delivery'
import { readEverything } from '@/lib/ingest/testing'
import { expectInvariants } from '@/lib/ingest/testing-invariants'

// Real workspaces that others wrote, in the folder that LOG_CORPUS names: skipped, and counted as
// skipped, without it.

const corpus = process.env.LOG_CORPUS

const checksOf = (trials: readonly NewTrial[]) => {
  const all = trials.flatMap((trial) => trial.checks)
  const count = (status: string) => all.filter((check) => check.status === status).length
  return `${trials.length}: ${count('passed')} / ${all.length}, ${count('skipped')} not graded`
}

const groupBy = (trials: readonly NewTrial[], key: (trial: NewTrial) => string) => {
  const groups = new Map<string, NewTrial[]>()
  for (const trial of trials) groups.set(key(trial), [...(groups.get(key(trial)) ?? []), trial])
  return groups
}

const tally = (trials: readonly NewTrial[], key: (trial: NewTrial) => string) =>
  Object.fromEntries([...groupBy(trials, key)].map(([name, own]) => [name, checksOf(own)]))

const configurationOf = ({ attributes }: NewTrial) => String(attributes.configuration ?? 'none')
const isIn =
  (name: string) =>
  ({ sources }: NewTrial): boolean =>
    sources[0]!.path.includes(name)

describe.skipIf(!corpus)('skill-creator workspaces of the corpus', () => {
  let read: Awaited<ReturnType<typeof readEverything>>
  let graded: NewTrial[]
  let listed: NewTrial[]
  beforeAll(async () => {
    const delivery = await openDelivery([path.join(corpus ?? '', 'skill-creator')])
    read = await readEverything(delivery.files)
    const isGraded = (trial: NewTrial) => trial.attributes.readFrom === 'grading.json'
    graded = read.trials.filter(isGraded)
    listed = read.trials.filter((trial) => !isGraded(trial))
  }, 120_000)

  test('hold the invariants', () => {
    for (const trial of read.trials) expectInvariants(trial)
  })

  test('give 596 graded trials with these checks, and 3 of a file that had to be mended', () => {
    const isMended = isIn('iteration-3/eval-0-nsx-dfw-91/with_skill/')
    expect(checksOf(graded.filter(isMended))).toBe('3: 27 / 27, 0 not graded')
    const sound = graded.filter((trial) => !isMended(trial))
    expect(sound).toHaveLength(596)
    expect(tally(sound, configurationOf)).toEqual({
      with_skill: '226: 1136 / 1244, 0 not graded',
      without_skill: '160: 548 / 888, 6 not graded',
      old_skill: '3: 13 / 16, 0 not graded',
      claude_with_skill: '63: 417 / 534, 0 not graded',
      claude_without_skill: '63: 327 / 534, 0 not graded',
      gemini_with_skill: '40: 234 / 340, 0 not graded',
      gemini_without_skill: '40: 176 / 340, 0 not graded',
      none: '1: 4 / 4, 0 not graded',
    })
  })

  test('give what only a benchmark lists', () => {
    const only = (name: string) => listed.filter(isIn(name))
    // One stored total is 3 of 7 where 2 of the checks passed: 101 of 403 by what is stated.
    expect(tally(only('rladies__grimoire'), configurationOf)).toEqual({
      with_skill: '58: 390 / 403, 0 not graded',
      without_skill: '58: 100 / 403, 0 not graded',
    })
    expect(only('AfterRealm__roast-my-code')).toHaveLength(44)
    const iterations = new Set(only('geoffsdesk__').map((trial) => trial.jobName))
    expect(iterations.size).toBe(18)
    expect(only('critesjosh__')).toHaveLength(24)
    expect(listed).toHaveLength(116 + 44 + 24 + 1354)
  })

  test('know copies by their content', () => {
    const copiesIn = (name: string) => {
      const own = read.trials.filter(isIn(name))
      return own.length - new Set(own.map((trial) => trial.logId)).size
    }
    expect(copiesIn('Izziebly__advertorial')).toBe(6)
    expect(copiesIn('geoffsdesk__')).toBe(6)
    expect(copiesIn('product-split-benchmark')).toBe(0)
    const baselines = read.trials.filter(isIn('rladies__grimoire/eval-workspace/iteration'))
    const without = baselines.filter(({ condition }) => condition.kind === 'no_skills')
    expect(new Set(without.map((trial) => trial.logId)).size).toBe(15)
  })

  test('name one task for what is asked alike, but for what two workspaces call alike', () => {
    const asked = groupBy(read.trials, (trial) => trial.taskName)
    const mixed = [...asked].filter(([, own]) => {
      const prompts = own.flatMap(({ attributes }) => attributes.prompt ?? [])
      return new Set(prompts.map((prompt) => String(prompt).replace(/\s+/g, ' ').trim())).size > 1
    })
    expect(mixed.map(([name]) => name)).toEqual(['unit-context-and-ac-closure'])
  })

  test('take no failure for a bad skill', () => {
    const failed = graded.filter(({ status }) => status.status !== 'ok')
    expect(failed.map(({ status, reward }) => `${status.status} ${status.rule} ${reward}`).sort())
      .toMatchInlineSnapshot(`
      [
        "agent_error exception_in_agent_execution null",
        "agent_error exception_in_agent_execution null",
        "agent_error exception_in_agent_execution null",
        "infra_error infrastructure_exception null",
        "missing_reward no_reward null",
      ]
    `)
  })

  test('name what could not be read', () => {
    const told = read.problems.map(
      ({ code, file }) => `${code} ${file.split('/').slice(-3).join('/')}`,
    )
    expect(told.filter((line) => !line.startsWith('trajectory_missing')).sort())
      .toMatchInlineSnapshot(`
      [
        "invalid_json eval-0-nsx-dfw-91/with_skill/grading.json",
        "invalid_json iteration-1/multiple-pitfalls-decision-tree/grading.json",
        "invalid_json skill-creator-workspace/iteration-1/benchmark.json",
        "no_trials critesjosh__aztec-claude-plugin/evals/history.json",
        "not_read lesson-miner-workspace/iteration-1/eval_summary.json",
        "reward_disagrees workspace/iteration-1/benchmark.json",
        "unexpected_shape benchmarks/iteration-1/benchmark.json",
        "unexpected_shape code-review-workspace/iteration-1/benchmark.json",
      ]
    `)
  })
})
