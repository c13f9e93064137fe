import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { claimFiles, type ClaimedBundle } from '@/lib/ingest/formats/claim-files'
import { openDelivery } from '@/lib/ingest/open/open-delivery'
import { packTrial } from '@/lib/ingest/store/pack-steps'
import { logFiles } from '@/lib/ingest/testing'
import type { Found } from './delivery-event'
import { parseDelivery } from './parse-delivery'
import { ApartReaders } from './read-apart'

const FORMATS = fileURLToPath(new URL('../formats', import.meta.url))

/** Fixtures of formats that other threads read, and of some that they do not. */
const fixtures = [
  ...['harbor', 'benchflow', 'loose', 'trial-table', 'skill-creator'].map((f) => `containers/${f}`),
  ...['claude-code', 'codex', 'terminus'].map((format) => `transcripts/${format}`),
].map((format) => path.join(FORMATS, format, 'fixtures'))

const openFixtures = async () => (await openDelivery(fixtures)).files

const meter = () => ({ files: 0, bytes: 0 })
const firstApart = async () =>
  (await claimFiles(await openFixtures())).bundles.find(({ container }) => container.canReadApart)!

/** One thread for all of these: it has answered, and so is ready. */
const read = meter()
const readers = new ApartReaders(undefined, read, 1, 0)
afterAll(() => readers.close())

async function askUntilReady(bundle: ClaimedBundle) {
  readers.note(1)
  for (;;) {
    const asked = readers.begin(bundle)
    if (asked) return asked
    await setTimeout(10)
  }
}

const packed = (event: Found): Found =>
  event.kind === 'trial' ? { kind: 'packed_trial', trial: packTrial(event.trial) } : event

test('what another thread reads is what the import itself reads, in the same order', async () => {
  const files = await openFixtures()
  const alone: Found[] = []
  for await (const event of parseDelivery(files))
    if (event.kind !== 'claimed') alone.push(packed(event))
  await askUntilReady(await firstApart())
  const beside: Found[] = []
  let isFromThread = false
  for await (const event of parseDelivery(files, undefined, undefined, readers)) {
    if (event.kind === 'claimed') continue
    isFromThread ||= event.kind === 'packed_trial'
    beside.push(packed(event))
  }
  expect(isFromThread).toBe(true)
  // Copied as a thread does, so that bytes are bytes on both sides.
  expect(structuredClone(beside)).toEqual(structuredClone(alone))
})

test('what a thread read is counted as read', async () => {
  const bundle = await firstApart()
  await askUntilReady(bundle)
  const before = { ...read }
  await askUntilReady(bundle)
  const bytes = bundle.bundle.files.reduce((sum, file) => sum + file.bytes, 0)
  expect(read.files - before.files).toBe(bundle.bundle.files.length)
  expect(read.bytes - before.bytes).toBe(bytes)
})

test('files of archives, and all of a short import, are read by the import itself', async () => {
  await askUntilReady(await firstApart())
  const inMemory = logFiles({
    'job/t__abcdefg/result.json': JSON.stringify({ id: 'x', task_name: 't' }),
    'job/t__abcdefg/config.json': '{"trial_name": "t__abcdefg"}',
  })
  const { bundles } = await claimFiles(inMemory)
  expect(readers.begin(bundles[0]!)).toBeNull()
  const short = new ApartReaders(undefined, meter(), 1)
  short.note(1)
  expect(short.begin(await firstApart())).toBeNull()
  await short.close()
})

test('a thread that ends leaves what it was asked to the import', async () => {
  const bundle = await firstApart()
  await askUntilReady(bundle)
  const asked: Promise<readonly Found[] | null>[] = []
  for (let one = readers.begin(bundle); one; one = readers.begin(bundle)) asked.push(one)
  const ended = readers.close()
  expect((await Promise.all(asked)).at(-1)).toBeNull()
  await ended
  expect(readers.begin(bundle)).toBeNull()
})
