// Processes that write are killed at drawn moments; what they leave is sound, and can be gone on with.
// A moment is a transaction and some milliseconds after it began. Where it lies depends on the machine;
// that the store is sound does not, wherever it lies. A process that ended before its moment is no kill
// and another moment is drawn. On a libSQL server every other kill is one of the server itself.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkDatabase } from '@/db/checks/check-database'
import { migrateDatabase } from '@/db/migrate-database'
import { openWriter, type Db } from '@/db/open-database'
import { expectSound } from '@/db/testing'
import { createReleaseDb } from '@/db/testing-release'
import { makeRandom } from '@/lib/stats/random'
import { findSqld } from './sqld.mjs'
import {
  ACTS,
  countTransactions,
  importDelivery,
  OLD_ROWS,
  startAgain,
  writeDelivery,
  type ActName,
} from './torture-acts'
import { fileStores, serverStores, type StoreKind, type TortureStore } from './torture-stores'

const NAMES = Object.keys(ACTS) as ActName[]
/** `npm run torture` sets 100; a plain test run kills each act once on a file, and three on a server. */
const KILLS = { file: NAMES.length, server: 3 }
const ASKED = process.env.TORTURE_KILLS ? Number(process.env.TORTURE_KILLS) : null
const SEED = 20_261_128

interface Reference {
  readonly transactions: number
  readonly content: unknown
}

let folder: string

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

/** The store that an act begins with. */
const baseOf = (act: ActName) => (act === 'migrate' ? 'old' : 'base')

/** One file of the program that is killed: it starts in a third of the time that its parts need. */
async function bundleChild() {
  await symlink(resolve('node_modules'), join(folder, 'node_modules'))
  const entry = 'lib/cli/torture-child.ts'
  const options = { bundle: true, platform: 'node', format: 'esm', packages: 'external' } as const
  await build({ ...options, entryPoints: [entry], outfile: join(folder, 'child.mjs') })
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skillscope-torture-'))
  await bundleChild()
  const deliveries = { first: [150, 0], second: [560, 0.5], third: [350, 0.25], fourth: [60, 0.75] }
  for (const [uid, [trials, reward]] of Object.entries(deliveries))
    await writeDelivery(join(folder, uid), trials!, reward!)
})

async function makeBases(kind: StoreKind): Promise<void> {
  const base = await kind.open('base')
  const db = await openWriter(base.url)
  await migrateDatabase(db)
  for (const uid of ['first', 'second']) await importDelivery({ db, folder, data: folder }, uid)
  db.$client.close()
  await base.close()
  const old = await kind.open('old')
  const first = await createReleaseDb(1, old.url)
  await first.$client.batch(OLD_ROWS, 'write')
  first.$client.close()
  await old.close()
}

/** Does an act to its end: what it leads to, and in how many transactions. */
async function refer(kind: StoreKind, act: ActName): Promise<Reference> {
  const name = `whole-${act}`
  await kind.copy(baseOf(act), name)
  const store = await kind.open(name)
  const db = await openWriter(store.url)
  let transactions = 0
  countTransactions(db, (count) => (transactions = count))
  await ACTS[act]({ db, folder, data: join(folder, `data-${name}`) })
  await expectSound(db)
  const content = await contentOf(db)
  db.$client.close()
  await store.close()
  return { transactions, content }
}

interface Moment {
  readonly transaction: number
  readonly ms: number
  readonly isOfServer: boolean
}

/** Starts an act and kills it, or the server that it writes to, in a transaction; false when it ended before. */
async function killWithin(store: TortureStore, args: string[], at: Moment): Promise<boolean> {
  const child = fork(join(folder, 'child.mjs'), [store.url, folder, ...args], { silent: true })
  let isKilled = false
  child.on('message', (transaction) => {
    if (transaction !== at.transaction) return
    setTimeout(() => {
      isKilled = child.exitCode === null
      if (at.isOfServer) void store.killServer!()
      else child.kill('SIGKILL')
    }, at.ms)
  })
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
  // Killed, left without its server, or ended by itself: anything else is a fault of the act.
  if (!at.isOfServer && signal !== 'SIGKILL') expect(code).toBe(0)
  return at.isOfServer ? isKilled : signal === 'SIGKILL'
}

const drawMoment = (random: ReturnType<typeof makeRandom>, transactions: number): Moment => ({
  transaction: 1 + random.index(transactions),
  ms: random.index(6),
  isOfServer: random.index(2) === 1,
})

/** What a killed act leaves is sound, and the act done again leads to what it leads to undisturbed. */
async function expectWhole(url: string, act: ActName, data: string, where: string) {
  const db = await openWriter(url)
  await migrateDatabase(db)
  const left = (await checkDatabase(db)).filter((line) => !/^(deletions|undos): /.test(line))
  expect(left, where).toEqual([])
  await startAgain(db)
  expect(await checkDatabase(db), where).toEqual([])
  await ACTS[act]({ db, folder, data })
  expect(await checkDatabase(db), where).toEqual([])
  const content = await contentOf(db)
  db.$client.close()
  return content
}

async function torture(kind: StoreKind, wanted: number) {
  await makeBases(kind)
  const references = new Map<ActName, Reference>()
  const random = makeRandom(SEED)
  let kills = 0
  for (let tries = 0; kills < wanted; tries++) {
    expect(tries, 'processes end before they can be killed').toBeLessThan(10 * wanted)
    const act = NAMES[kills % NAMES.length]!
    const reference = references.get(act) ?? (await refer(kind, act))
    references.set(act, reference)
    const drawn = drawMoment(random, reference.transactions)
    const name = `round-${tries}`
    await kind.copy(baseOf(act), name)
    const store = await kind.open(name)
    const at = { ...drawn, isOfServer: drawn.isOfServer && store.killServer !== undefined }
    const data = join(folder, `data-${name}`)
    const isKilled = await killWithin(store, [data, act], at)
    if (isKilled) {
      kills += 1
      const what = at.isOfServer ? 'its server' : 'itself'
      const where = `${act}, ${what} killed ${at.ms} ms into transaction ${at.transaction} of ${reference.transactions}`
      const url = at.isOfServer ? await store.restart() : store.url
      expect(await expectWhole(url, act, data, where), where).toEqual(reference.content)
    }
    await store.close()
  }
}

const onFile = process.env.TORTURE_ON === 'server' ? 0 : (ASKED ?? KILLS.file)
const onServer = process.env.TORTURE_ON === 'file' ? 0 : (ASKED ?? KILLS.server)

test.skipIf(onFile === 0)(
  `a file is sound after ${onFile} kills at drawn moments, and goes on where it was left`,
  () => torture(fileStores(folder), onFile),
  3_600_000,
)

describe.skipIf(findSqld() === null || onServer === 0)('on a libSQL server', () => {
  test(
    `a store is sound after ${onServer} kills at drawn moments, and goes on where it was left`,
    () => torture(serverStores(folder), onServer),
    3_600_000,
  )
})
