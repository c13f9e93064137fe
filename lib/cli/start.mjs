// `npm start [-- PATH… [--watch]]`: installs, builds, migrates, loads the examples and serves, each only when needed;
// then imports the logs at PATH beside the open page.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { accessOrigins } from '#access-origins'
import { runNode } from './run-command.mjs'
import { checkNode, ensureBuilt, ensureInstalled } from './setup.mjs'

const host = process.env.HOST ?? '127.0.0.1'
const port = process.env.PORT ?? '3000'
/** By which addresses people reach the server; null: it is open, to this machine only. */
const origins = accessOrigins({ host, port, origins: process.env.SKILLSCOPE_ORIGINS })

function refuse(message) {
  console.error(message)
  process.exit(1)
}

function checkAddress() {
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
    refuse(`PORT=${port} is not a port between 1 and 65535.`)
  }
  if (typeof origins === 'string') refuse(origins)
  if (process.env.DATABASE_SYNC_URL && origins)
    refuse('A server that reads a copy has no accounts: it answers on loopback only.')
}

function checkPortIsFree() {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error) =>
      refuse(
        error.code === 'EADDRINUSE'
          ? `Port ${port} is taken by another program. Stop it, or choose another: PORT=3001 npm start`
          : `Port ${port} cannot be used: ${error.message}`,
      ),
    )
    probe.listen({ host, port: Number(port) }, () => probe.close(resolve))
  })
}

const address = () => `http://${host.includes(':') ? `[${host}]` : host}:${port}`

/** By which address people reach it. */
const reached = () => origins?.[0] ?? address()

async function waitUntilServing(server) {
  for (;;) {
    if (server.exitCode !== null) return false
    const answer = await fetch(address(), { method: 'HEAD', redirect: 'manual' }).catch(() => null)
    if (answer) return true
    await pause(100)
  }
}

/** What is to be imported: the arguments of `npm run ingest`. */
const logs = process.argv.slice(2)

/** Imports beside the server. Ctrl-C reaches it from the terminal: it stores its batch and ends. */
function importLogs() {
  console.log(`Importing; progress is at ${reached()}/imports too.\n`)
  return spawn(process.execPath, ['lib/compile/run.mjs', 'lib/cli/ingest.ts', ...logs], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}

/** Ends once the import has: what it stores is stored whole. One that watches would go on for ever. */
function endAfter(child, code) {
  if (logs.includes('--watch')) child?.kill('SIGTERM')
  if (child === null || child.exitCode !== null || child.signalCode !== null) process.exit(code)
  child.once('exit', () => process.exit(code))
}

function serve() {
  const server = spawn(process.execPath, ['lib/server/serve.mjs', host, port], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => server.kill(signal))
  // npm ends without telling its child when it is terminated alone; then the server ends too.
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && server.kill('SIGTERM'), 1000).unref()
  return server
}

/** On a network: people must sign in, and somebody must be the first. */
async function sayFirstLink() {
  console.log('People must sign in: docs/security.md says what is promised.')
  const args = ['lib/compile/run.mjs', 'lib/cli/invite.ts', '--first', '--origin', origins[0]]
  if ((await runNode(args)) !== 0) console.error('The link of the first admin could not be made.')
}

async function start() {
  checkNode()
  checkAddress()
  // A package has its build in it, and npm installed it.
  if (!process.env.SKILLSCOPE_PACKED) {
    await ensureInstalled()
    await ensureBuilt()
  }
  await checkPortIsFree()
  const prepared = await runNode(['lib/compile/run.mjs', 'lib/cli/prepare.ts'])
  if (prepared !== 0) refuse('The database could not be prepared: see the lines above.')
  const server = serve()
  let importing = null
  server.on('exit', (code) => endAfter(importing, code ?? 0))
  if (!(await waitUntilServing(server))) return
  console.log(`\nSkillscope is at ${reached()}  (stop: Ctrl-C)`)
  if (origins) await sayFirstLink()
  if (logs.length > 0) importing = importLogs()
  else if (process.env.SKILLSCOPE_PACKED) console.log(`Import logs: ${reached()}/imports`)
  else
    console.log(`Import logs: npm run ingest -- PATH… --experiment SLUG, or ${reached()}/imports`)
}

start().catch((error) => refuse(error.message))
