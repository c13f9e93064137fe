// A thread that reads bundles for an import: it opens their files, finishes their trials and packs the
// steps, so that the import has only to store them.
import { parentPort, workerData } from 'node:worker_threads'
import type { ReadOptions } from '@/lib/domain/import'
import { compileRules } from '@/lib/ingest/finish/match-rules'
import { CONTAINERS } from '@/lib/ingest/formats'
import type { FileOnDisk, LogFile } from '@/lib/ingest/open/log-file'
import { fileSeen } from '@/lib/ingest/open/read-folder'
import { packTrial } from '@/lib/ingest/store/pack-steps'
import type { ApartAnswer, ApartBundle } from './apart-messages'
import type { Found } from './delivery-event'
import { MarkedFile } from './marked-file'
import { MeteredFile, type Meter } from './metered-file'
import { readBundle } from './read-bundle'

// The import starts this thread with what a person set.
const set = workerData as ReadOptions | undefined
const rules = compileRules(set?.rules ?? [])
const containers = new Map(CONTAINERS.map((container) => [container.format, container]))
const neverStopped = () => false
const PHASE = { isReading: true }

/** Files beside bundles that are kept open to look at: most bundles lie beside the same few. */
const MOST_BESIDE = 50
const besides = new Map<string, LogFile>()

/** A file beside bundles, which stays the same object: readers remember by it what they saw in it. */
function besideOf(place: FileOnDisk): LogFile {
  const key = JSON.stringify(place)
  const known = besides.get(key)
  if (known) return known
  if (besides.size >= MOST_BESIDE) besides.clear()
  const file = fileSeen(place)
  besides.set(key, file)
  return file
}

const packed = (event: Found): Found =>
  event.kind === 'trial' ? { kind: 'packed_trial', trial: packTrial(event.trial) } : event

async function read({ id, format, root, files, beside }: ApartBundle): Promise<ApartAnswer> {
  const container = containers.get(format)
  if (!container) throw new Error(`No reader of ${format}.`)
  const meter: Meter = { files: 0, bytes: 0 }
  const opened = files.map(
    (file) => new MarkedFile(new MeteredFile(fileSeen(file), meter, neverStopped), PHASE),
  )
  const bundle = { root, files: opened, beside: beside.map(besideOf) }
  const found: Found[] = []
  for await (const event of readBundle({ container, bundle }, undefined, set, rules))
    found.push(packed(event))
  const unread = opened.flatMap(({ wasRead }, place) => (wasRead ? [] : [place]))
  return { kind: 'read', id, found, unread, ...meter }
}

/** The packed steps go over as they are, without a copy. */
const memoryOf = (message: ApartAnswer) =>
  message.kind === 'read'
    ? message.found.flatMap((event) =>
        event.kind === 'packed_trial'
          ? event.trial.packed.parts.map(({ data }) => data.buffer as ArrayBuffer)
          : [],
      )
    : []

const answer = (message: ApartAnswer) => parentPort!.postMessage(message, memoryOf(message))

let last = Promise.resolve()
parentPort!.on('message', (bundle: ApartBundle) => {
  last = last.then(async () => answer(await read(bundle)))
})
answer({ kind: 'ready' })
