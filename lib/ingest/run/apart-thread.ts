// A thread that reads bundles for an import: it opens their files, finishes their trials and packs the
// steps, so that the import has only to store them.
import { parentPort, workerData } from 'node:worker_threads'
import type { ReadOptions } from '@/lib/domain/import'
import { compileRules } from '@/lib/ingest/finish/match-rules'
import { CONTAINERS } from '@/lib/ingest/formats'
import type { FileOnDisk } from '@/lib/ingest/open/log-file'
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

const packed = (event: Found): Found =>
  event.kind === 'trial' ? { kind: 'packed_trial', trial: packTrial(event.trial) } : event

async function read({ id, format, root, files, beside }: ApartBundle): Promise<ApartAnswer> {
  const container = containers.get(format)
  if (!container) throw new Error(`No reader of ${format}.`)
  const meter: Meter = { files: 0, bytes: 0 }
  const open = (file: FileOnDisk) =>
    new MarkedFile(new MeteredFile(fileSeen(file), meter, neverStopped), PHASE)
  const opened = files.map(open)
  const bundle = { root, files: opened, beside: beside.map(open) }
  const found: Found[] = []
  for await (const event of readBundle({ container, bundle }, undefined, set, rules))
    found.push(packed(event))
  const unread = opened.flatMap(({ wasRead }, place) => (wasRead ? [] : [place]))
  return { kind: 'read', id, found, unread, ...meter }
}

const answer = (message: ApartAnswer) => parentPort!.postMessage(message)

let last = Promise.resolve()
parentPort!.on('message', (bundle: ApartBundle) => {
  last = last.then(async () => answer(await read(bundle)))
})
answer({ kind: 'ready' })
