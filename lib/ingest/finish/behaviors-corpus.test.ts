import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { LABELLED } from '@/lib/behaviors/precision'
import { openDelivery } from '@/lib/ingest/open/open-delivery'
import { readEverything } from '@/lib/ingest/testing'

// Detections that were labelled by hand, found again in the logs they were labelled in: the folder
// that LOG_CORPUS names. Skipped, and counted as skipped, without it.

const corpus = process.env.LOG_CORPUS

describe.skipIf(!corpus)('labelled behaviours in the corpus', () => {
  test('every detection that was labelled is found where it was, right ones and wrong ones', async () => {
    const folders = [...new Set(LABELLED.map(({ trial }) => trial.split('/')[0]!))]
    const found = new Set<string>()
    for (const folder of folders) {
      const delivery = await openDelivery([path.join(corpus!, folder)])
      for (const { sources, logId, spans } of (await readEverything(delivery.files)).trials)
        for (const { kind, firstStep, lastStep } of spans ?? [])
          found.add([sources[0]?.path, logId, kind, firstStep, lastStep].join(' '))
    }
    const missing = LABELLED.map(({ trial, logId, kind, firstStep, lastStep }) =>
      [trial, logId, kind, firstStep, lastStep].join(' '),
    ).filter((one) => !found.has(one))
    expect(missing).toEqual([])
  }, 120_000)
})
