import { describe, expect, test } from 'vitest'
import { openDelivery } from '@/lib/ingest/open/open-delivery'
import { claimFiles } from './claim-files'

// Real logs that others wrote, in the folder that LOG_CORPUS names; skipped without it, and counted so.
const corpus = process.env.LOG_CORPUS

describe.skipIf(!corpus)('the whole corpus', () => {
  test('what nobody claims and looks like trials needs a mapping, what is left is none of any format', async () => {
    const { files } = await openDelivery([corpus!])
    const { problems, proposed } = await claimFiles(files)
    const placesOf = (code: string) =>
      problems.filter((one) => one.code === code).map(({ file }) => file.split('/').at(-1))
    expect(placesOf('needs_mapping').sort()).toEqual([
      'attempts',
      'initial-benchmark-batch-summary.csv',
      'initial-benchmark-batch-summary.json',
      'isolated-agent-pair-v10',
      'result.json',
      'trials.json',
    ])
    expect(proposed.every(({ examples }) => examples.length > 0)).toBe(true)
    // Analyses of trajectories, indexes, figures, patches without a verdict, an outline of a session.
    expect(placesOf('unknown_format').sort()).toEqual([
      'RLin8103__cs598-swe-agent-trajectory-analysis-group8',
      'audit-report.json',
      'invalid-concurrent-collision',
      'metadata.json',
      'metadata.json',
      'patch.jsonl',
      'session-build.jsonl',
      'sierra-research__tau2-bench',
      'test_skeleton',
      'traj_analysis',
      'trajectories.json',
    ])
  })
})
