import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { NewTrial } from '@/lib/domain/new-trial'
import { openDelivery } from '@/lib/ingest/open/open-delivery'
import { readEverything } from '@/lib/ingest/testing'

const CORPUS = process.env.LOG_CORPUS

test.skipIf(!CORPUS)('real runs are read, each trial once, with and without folders', async () => {
  const delivery = await openDelivery([join(CORPUS!, 'terminal-bench-old')])
  const { trials, problems } = await readEverything(delivery.files)
  const count = (of: (trial: NewTrial) => unknown) => {
    const counts: Record<string, number> = {}
    for (const trial of trials) counts[String(of(trial))] = (counts[String(of(trial))] ?? 0) + 1
    return counts
  }
  expect(new Set(trials.map(({ logId }) => logId)).size).toBe(trials.length)
  // Six runs of 400 and five times 80, and six trials whose run has no results.
  expect(trials).toHaveLength(806)
  expect(count(({ reward }) => reward)).toEqual({ 0: 404, 1: 332, null: 70 })
  expect(count(({ status }) => status.status)).toEqual({
    ok: 523,
    agent_timeout: 213,
    missing_reward: 58,
    agent_error: 12,
  })
  expect(problems.filter(({ code }) => code === 'unknown_format')).toEqual([])
})
