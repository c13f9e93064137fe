import { expect } from 'vitest'
import { logFiles, readEverything } from '@/lib/ingest/testing'
import { expectInvariants } from '@/lib/ingest/testing-invariants'

/** The result of a trial that nothing is wrong with. */
export const GOOD = JSON.stringify({
  id: 'good',
  task_name: 'fine',
  verifier_result: { rewards: { reward: 1 } },
})
/** What a trial `odd` says of itself. */
export const RESULT = JSON.stringify({
  id: 'odd',
  task_name: 'odd',
  trial_name: 'odd__abcdefg',
  verifier_result: { rewards: { reward: 1 } },
})

/** Reads a trial `odd` of these files beside a good one; the good one has to survive. */
export const readOdd = async (files: Readonly<Record<string, string | Buffer>>) => {
  const inside = Object.entries(files).map(([name, content]) => [
    `job/odd__abcdefg/${name}`,
    content,
  ])
  const read = await readEverything(
    logFiles({ 'job/fine__abcdefg/result.json': GOOD, ...Object.fromEntries(inside) }),
  )
  for (const trial of read.trials) expectInvariants(trial)
  expect(read.trials.map((trial) => trial.logId)).toContain('good')
  const odd = read.trials.find((trial) => trial.logId !== 'good') ?? null
  const problems = [...read.problems, ...(odd?.problems ?? [])].filter(
    (problem) =>
      !['condition_unknown', 'model_unknown', 'harness_unknown'].includes(problem.code) &&
      problem.file.includes('odd'),
  )
  return { odd, problems: problems.map((problem) => `${problem.code}: ${problem.detail}`) }
}

/** Nesting that no log has. */
export const DEEP = '['.repeat(9000) + ']'.repeat(9000)
