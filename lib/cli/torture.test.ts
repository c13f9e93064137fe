// Processes that write are killed at drawn moments; what they leave is sound, and can be gone on with.
// A moment is a transaction and some milliseconds after it began. Where it lies depends on the machine;
// that the store is sound does not, wherever it lies. A process that ended before its moment is no kill
// and another moment is drawn.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdtemp, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { beforeAll, expect, test } from 'vitest'
import { checkDatabase } from '@/db/checks/check-database'
import { migrateDatabase } from '@/db/migrate-database'
import { openWriter, type Db } from '@/db/open-database'
import { expectSound } from '@/db/testing'
import { makeRandom } from '@/lib/stats/random'
import { ACTS, importDelivery, startAgain, writeDelivery, type ActName } from './torture-acts'

const NAMES = Object.keys(ACTS) as ActName[]
/** `npm run torture` sets 30; a plain test run kills each act twice. */
const KILLS = Number(process.env.TORTURE_KILLS ?? 2 * NAMES.length)
const SEED = 20_261_128

interface Reference {
  readonly transactions: number
  readonly content: unknown
}

let folder: string
const references = new Map<ActName, Reference>()

/** What pages are made of, without row ids: those depend on how often something was begun. */
async function contentOf(db: Db): Promise<unknown> {
  const queries = [
    'SELECT slug, baseline_key, deleted_at FROM experiment ORDER BY slug',
    `SELECT t.uid, t.reward, c.key FROM trial t JOIN condition c ON c.id = t.condition_id
      WHERE t.is_live = 1 ORDER BY t.uid`,
    `SELECT k.name, k.domain, f.key, c.key, x.n_trials, x.rewards, x.tokens_in_sum FROM cell x JOIN task k ON k.id = x.task_id
      JOIN configuration f ON f.id = x.configuration_id JOIN condition c ON c.id = x.condition_id ORDER BY 1, 2, 3, 4`,
  ]
  const answers = await Promise.all(queries.map((sql) => db.$client.execute(sql)))
  return answers.map(({ rows }) => rows.map((row) => Object.values(row)))
}

async function copyStore(name: string): Promise<string> {
  const file = join(folder, `${name}.db`)
  await copyFile(join(folder, 'base.db'), file)
  return `file:${file}`
}

/** One file of the program that is killed: it starts in a third of the time that its parts need. */
async function bundleChild() {
  await symlink(resolve('node_modules'), join(folder, 'node_modules'))
  const entry = 'lib/cli/torture-child.ts'
  const options = { bundle: true, platform: 'node', format: 'esm', packages: 'external' } as const
  await build({ ...options, entryPoints: [entry], outfile: join(folder, 'child.mjs') })
}

/** Does an act to its end: what it leads to, and in how many transactions. */
async function refer(name: ActName): Promise<Reference> {
  const db = await openWriter(await copyStore(`whole-${name}`))
  const batch = db.$client.batch.bind(db.$client)
  let transactions = 0
  db.$client.batch = (...args) => {
    transactions += 1
    return batch(...args)
  }
  await ACTS[name]({ db, folder })
  await expectSound(db)
  const content = await contentOf(db)
  db.$client.close()
  return { transactions, content }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skillscope-torture-'))
  await bundleChild()
  const deliveries = { first: [150, 0], second: [560, 0.5], third: [350, 0.25] } as const
  for (const [uid, [trials, reward]] of Object.entries(deliveries))
    await writeDelivery(join(folder, uid), trials, reward)
  const db = await openWriter(`file:${join(folder, 'base.db')}`)
  await migrateDatabase(db)
  for (const uid of ['first', 'second']) await importDelivery({ db, folder }, uid)
  await db.$client.execute('PRAGMA wal_checkpoint(TRUNCATE)')
  db.$client.close()
  for (const name of NAMES) references.set(name, await refer(name))
})

/** Starts an act and kills it in a transaction; false when it ended before. */
async function killWithin(url: string, act: ActName, at: { transaction: number; ms: number }) {
  const child = fork(join(folder, 'child.mjs'), [url, folder, act])
  child.on('message', (transaction) => {
    if (transaction === at.transaction) setTimeout(() => child.kill('SIGKILL'), at.ms)
  })
  // Killed or ended by itself: anything else is a fault of the act.
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
  if (signal !== 'SIGKILL') expect(code).toBe(0)
  return signal === 'SIGKILL'
}

test(`a store is sound after ${KILLS} kills at drawn moments, and goes on where it was left`, async () => {
  const random = makeRandom(SEED)
  let kills = 0
  for (let tries = 0; kills < KILLS; tries++) {
    expect(tries, 'processes end before they can be killed').toBeLessThan(10 * KILLS)
    const act = NAMES[kills % NAMES.length]!
    const { transactions, content } = references.get(act)!
    const at = { transaction: 1 + random.index(transactions), ms: random.index(6) }
    const url = await copyStore(`round-${tries}`)
    if (!(await killWithin(url, act, at))) continue
    kills += 1
    const where = `${act}, killed ${at.ms} ms into transaction ${at.transaction} of ${transactions}`
    const db = await openWriter(url)
    const left = (await checkDatabase(db)).filter((line) => !/^(deletions|undos): /.test(line))
    expect(left, where).toEqual([])
    await startAgain(db)
    expect(await checkDatabase(db), where).toEqual([])
    await ACTS[act]({ db, folder })
    expect(await checkDatabase(db), where).toEqual([])
    expect(await contentOf(db), where).toEqual(content)
    db.$client.close()
  }
}, 3_600_000)
