// `npm start [-- PATH… [--watch]]`: installs, builds, migrates, loads the examples and serves, each only when needed;
// then imports the logs at PATH beside the open page.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { runNode } from './run-command.mjs'
import { checkNode, ensureBuilt, ensureInstalled } from './setup.mjs'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1'])
const host = process.env.HOST ?? '127.0.0.1'
const port = process.env.PORT ?? '3000'

function refuse(message) {
  console.error(message)
  process.exit(1)
}

function checkAddress() {
  if (!LOOPBACK.has(host)) {
    refuse(
      `HOST=${host} is refused: whoever reaches the server could read and change everything, and there is no access control yet. Use 127.0.0.1 and a tunnel.`,
    )
  }
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
    refuse(`PORT=${port} is not a port between 1 and 65535.`)
  }
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

async function waitUntilServing(server) {
  for (;;) {
    if (server.exitCode !== null) return false
    const answer = await fetch(address(), { method: 'HEAD' }).catch(() => null)
    if (answer) return true
    await pause(100)
  }
}

/** What is to be imported: the arguments of `npm run ingest`. */
const logs = process.argv.slice(2)

/** Imports beside the server. Ctrl-C reaches it from the terminal: it stores its batch and ends. */
function importLogs() {
  console.log(`Importing; progress is at ${address()}/imports too.\n`)
  return spawn(process.execPath, ['--import', 'tsx', 'lib/cli/ingest.ts', ...logs], {
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

async function start() {
  checkNode()
  checkAddress()
  await ensureInstalled()
  await ensureBuilt()
  await checkPortIsFree()
  const prepared = await runNode(['--import', 'tsx', 'lib/cli/prepare.ts'])
  if (prepared !== 0) refuse('The database could not be prepared: see the lines above.')
  const server = serve()
  let importing = null
  server.on('exit', (code) => endAfter(importing, code ?? 0))
  if (!(await waitUntilServing(server))) return
  console.log(`\nSkillscope is at ${address()}  (stop: Ctrl-C)`)
  if (logs.length > 0) importing = importLogs()
  else
    console.log(`Import logs: npm run ingest -- PATH… --experiment SLUG, or ${address()}/imports`)
}

start().catch((error) => refuse(error.message))
