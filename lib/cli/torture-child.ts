// A process that does one act on a store and tells before each transaction how many there were; to be
// killed by whoever started it (torture.test.ts). `DATABASE FOLDER DATA ACT`
import { openWriter } from '@/db/open-database'
import { ACTS, countTransactions, type ActName } from './torture-acts'

const [url, folder, data, act] = process.argv.slice(2)
const db = await openWriter(url!)
countTransactions(db, (count) => process.send!(count))
// Started with the name of an act.
await ACTS[act as ActName]({ db, folder: folder!, data: data! })
process.exit(0)
