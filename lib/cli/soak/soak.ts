// `npm run soak -- [--minutes N] [--readers N]`: the build under people who read, search, compare, sign in and
// import, on loopback, for an hour unless another time is named. Says errors, p95, and whether memory and open
// files stay what they were.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { quantile } from '@/lib/bench/measure'
import { startPages, type PageServer } from '@/lib/bench/page-server'
import { growthOf, lookAt, type Growth, type Held } from '@/lib/bench/watch-process'
import { cookiesOf, sendForm } from './send-form'
import { SOAK_ACTS, type Soaked } from './soak-acts'

/** How much more memory than in the first quarter is no leak: what is held grows to its bounds. */
const MOST_GROWTH = 1.35
const MOST_MORE_HANDLES = 20
/** In less time what is held first grows to its bounds. */
const LEAST_MINUTES = 20
const LOOKS = 120

const { values } = parseArgs({
  options: { minutes: { type: 'string' }, readers: { type: 'string' } },
})
const minutes = Number(values.minutes ?? 60)
const readers = Number(values.readers ?? 8)
if (!(minutes > 0) || !Number.isInteger(readers) || readers < 1) {
  console.error('Usage: npm run soak -- [--minutes N] [--readers N]')
  process.exit(2)
}

const times = new Map<string, number[]>()
const errors: string[] = []
let isOver = false

async function goOn(name: string, soaked: Soaked, first: number): Promise<void> {
  const act = SOAK_ACTS[name]!
  for (let turn = first; !isOver; turn++) {
    const start = performance.now()
    const wrong = await act.run(soaked, turn).catch((error: unknown) => String(error))
    times.set(name, [...(times.get(name) ?? []), performance.now() - start])
    if (wrong !== null) errors.push(wrong)
    await pause(act.restMs)
  }
}

const folder = mkdtempSync(join(tmpdir(), 'skillscope-soak-'))
const person = { name: 'soak', email: 'soak@example.org', password: 'correct horse battery' }

/** Starts a server where people sign in, with the examples. */
async function open() {
  const url = `file:${join(folder, 'soak.db')}`
  const env = { ...process.env, SKILLSCOPE_DATA: folder, DATABASE_URL: url }
  const run = (script: string, ...args: readonly string[]) =>
    execFileSync(process.execPath, ['lib/compile/run.mjs', script, ...args], {
      env,
      encoding: 'utf8',
    })
  run('lib/cli/prepare.ts')
  const link = run('lib/cli/invite.ts', '--first', '--origin', '').trim().split(/\s/).at(-1)!
  const token = run('lib/cli/token.ts', 'make', 'soak').trim()
  return { server: await startPages(url, folder, { hasAccounts: true }), link, token }
}

/** One person who signs in there, and what they read. */
async function signIn(server: PageServer, link: string, token: string): Promise<Soaked> {
  const joined = await sendForm({ url: server.origin + link, field: 'email', values: person })
  const cookie = cookiesOf(joined)
  const list = await fetch(`${server.origin}/api/v1/experiments/demo/trials`, {
    headers: { cookie },
  })
  // The answer of our own API.
  const { items } = (await list.json()) as { items: { uid: string }[] }
  const trials = items.map(({ uid }) => uid)
  return { origin: server.origin, cookie, token, folder, person, trials }
}

const describe = ({ name, first, last }: Growth) =>
  `${name}: memory ${first.rssMb.toFixed(0)} → ${last.rssMb.toFixed(0)} MB, open files ${first.handles.toFixed(0)} → ${last.handles.toFixed(0)} (first and last quarter)`

const grew = ({ first, last }: Growth) =>
  last.rssMb > first.rssMb * MOST_GROWTH || last.handles > first.handles + MOST_MORE_HANDLES

function report(looks: readonly Map<string, Held>[]): number {
  for (const [name, all] of times)
    console.log(
      `${name}: ${all.length}, median ${quantile(all, 0.5).toFixed(0)} ms, p95 ${quantile(all, 0.95).toFixed(0)} ms, slowest ${Math.max(...all).toFixed(0)} ms`,
    )
  const growth = growthOf(looks)
  for (const one of growth) console.log(describe(one))
  for (const error of errors.slice(0, 20)) console.error(error)
  const canTell = minutes >= LEAST_MINUTES
  if (!canTell) console.log(`Whether memory grows shows from ${LEAST_MINUTES} minutes on.`)
  const leaks = canTell ? growth.filter(grew).map(({ name }) => name) : []
  if (leaks.length > 0) console.error(`Grew: ${leaks.join(', ')}`)
  console.log(`${errors.length} errors in ${minutes} minutes`)
  return errors.length + leaks.length > 0 ? 1 : 0
}

/** Everybody at once until the time is over; what was seen of the processes meanwhile. */
async function soak({ pid }: PageServer, soaked: Soaked) {
  const looks: Map<string, Held>[] = []
  const end = Date.now() + minutes * 60_000
  const work = [
    ...Array.from({ length: readers }, (_, at) => goOn('read', soaked, at * 11)),
    ...Object.keys(SOAK_ACTS)
      .filter((name) => name !== 'read')
      .map((name) => goOn(name, soaked, 0)),
  ]
  while (Date.now() < end) {
    await pause(Math.max(1000, (minutes * 60_000) / LOOKS))
    looks.push(lookAt(pid))
  }
  isOver = true
  await Promise.all(work)
  return looks
}

const { server, link, token } = await open()
try {
  process.exitCode = report(await soak(server, await signIn(server, link, token)))
} finally {
  isOver = true
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
