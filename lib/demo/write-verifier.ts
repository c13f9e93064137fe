import type { DemoFile, DemoTask } from '@/lib/demo/tasks/demo-task'
import type { Random } from './random'

/** What the verifier of a trial found. */
export interface Verdict {
  readonly reward: number
  readonly failed: ReadonlySet<string>
}

/** The verdict on what was handed in: all or nothing, or the share of checks passed. */
export function judge(task: DemoTask, fails: readonly string[]): Verdict {
  const total = Object.keys(task.checks).length
  const share = Math.round((1e4 * (total - fails.length)) / total) / 1e4
  const reward = fails.length === 0 ? 1 : task.hasPartialReward ? share : 0
  return { reward, failed: new Set(fails) }
}

/** verifier/: reward, CTRF report and the output of the tests. */
export function* verifierFiles(
  folder: string,
  task: DemoTask,
  verdict: Verdict,
  startedAt: number,
  random: Random,
): Generator<DemoFile> {
  const tests = Object.entries(task.checks).map(([name, says]) => {
    const isFailed = verdict.failed.has(name)
    const [file, test] = name.split('::')
    return {
      name,
      status: isFailed ? 'failed' : 'passed',
      duration: random.between(1, 480) / 1000,
      retries: 0,
      file_path: file,
      ...(isFailed
        ? {
            raw_status: 'call_failed',
            message: `AssertionError: ${says}`,
            trace: `${test}\nE   ${says}`,
          }
        : {}),
    }
  })
  const failed = tests.filter((test) => test.status === 'failed')
  const summary = {
    tests: tests.length,
    passed: tests.length - failed.length,
    failed: failed.length,
    skipped: 0,
    pending: 0,
    other: 0,
    start: startedAt / 1000,
    stop: startedAt / 1000 + 4.2,
  }
  const report = { results: { tool: { name: 'pytest', version: '8.4.1' }, summary, tests } }
  yield { path: `${folder}/reward.txt`, text: `${verdict.reward}\n` }
  yield { path: `${folder}/ctrf.json`, text: `${JSON.stringify(report, null, 2)}\n` }
  yield {
    path: `${folder}/test-stdout.txt`,
    text: [
      ...tests.map((test) => `${test.name} ${test.status.toUpperCase()}`),
      ...failed.map((test) => `FAILED ${test.name} - ${test.message ?? ''}`),
      `${summary.failed} failed, ${summary.passed} passed`,
      '',
    ].join('\n'),
  }
}
