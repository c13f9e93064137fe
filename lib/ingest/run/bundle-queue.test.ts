import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { claimFiles, type ClaimedBundle } from '@/lib/ingest/formats/claim-files'
import { logFiles } from '@/lib/ingest/testing'
import { BundleQueue } from './bundle-queue'
import type { Found } from './delivery-event'

const trialOf = (name: string) => ({
  [`job/${name}__abcdefg/result.json`]: JSON.stringify({ id: name, task_name: name }),
})

/** Three trials; whatever is read of them is noted. */
async function claimThree() {
  const read: string[] = []
  const files = logFiles({ ...trialOf('a'), ...trialOf('b'), ...trialOf('c') }).map((file) => ({
    ...file,
    read: () => {
      read.push(file.path)
      return file.read()
    },
  }))
  return { bundles: (await claimFiles(files)).bundles, read }
}

/** Another thread that takes these bundles and answers when it is told to. */
function makeOther(takes: (bundle: ClaimedBundle) => boolean) {
  const answers: ((found: readonly Found[] | null) => void)[] = []
  const apart = {
    isAtWork: true,
    note: () => undefined,
    begin: (bundle: ClaimedBundle) =>
      takes(bundle)
        ? new Promise<readonly Found[] | null>((resolve) => answers.push(resolve))
        : null,
  }
  return { apart, answers }
}

const TOLD: Found = {
  kind: 'problem',
  problem: { code: 'not_read', file: 'told by another thread', detail: '' },
}

const namesOf = async (found: AsyncIterable<Found> | Iterable<Found>) => {
  const names: string[] = []
  for await (const event of found)
    if (event.kind === 'trial' || event.kind === 'packed_trial') names.push(event.trial.taskName)
  return names
}

const fill = (queue: BundleQueue, bundles: readonly ClaimedBundle[]) => {
  for (const claimed of bundles) queue.add({ claimed, key: null, recalled: undefined })
}

test('while another thread is waited for, bundles behind are read here, and all come in order', async () => {
  const { bundles, read } = await claimThree()
  const { apart, answers } = makeOther((bundle) => bundle === bundles[0])
  const queue = new BundleQueue(undefined, undefined, [], apart)
  fill(queue, bundles)
  const first = queue.next()
  // Without that this would not end: the answer is given only once the others were read.
  while (read.length < 2) await setImmediate()
  answers[0]!([TOLD])
  expect((await first).found).toEqual([TOLD])
  expect(await namesOf((await queue.next()).found)).toEqual(['b'])
  expect(await namesOf((await queue.next()).found)).toEqual(['c'])
  expect(queue.isEmpty).toBe(true)
})

test('what another thread gives no answer to is read here in its turn', async () => {
  const { bundles } = await claimThree()
  const { apart, answers } = makeOther(() => true)
  const queue = new BundleQueue(undefined, undefined, [], apart)
  fill(queue, bundles)
  const first = queue.next()
  while (answers.length < 3) await setImmediate()
  for (const answer of answers) answer(null)
  expect(await namesOf((await first).found)).toEqual(['a'])
  expect(await namesOf((await queue.next()).found)).toEqual(['b'])
})
