// A process that does one act on a store and tells before each transaction how many there were; to be
// killed by whoever started it (torture.test.ts). `DATABASE FOLDER ACT`
import { openWriter } from '@/db/open-database'
import { ACTS, type ActName } from './torture-acts'

const [url, folder, act] = process.argv.slice(2)
const db = await openWriter(url!)
const batch = db.$client.batch.bind(db.$client)
let batches = 0
db.$client.batch = (...args) => {
  batches += 1
  process.send!(batches)
  return batch(...args)
}
// Started with the name of an act.
await ACTS[act as ActName]({ db, folder: folder! })
process.exit(0)
