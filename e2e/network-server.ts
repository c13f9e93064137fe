import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A server that is not on loopback, as far as it knows, with a database of its own. */
export interface NetworkServer {
  readonly origin: string
  /** Runs a command on its database and gives what it prints. */
  readonly run: (script: string, ...args: readonly string[]) => string
  /** Runs `npm run push` with a token. */
  readonly push: (token: string, ...args: readonly string[]) => Promise<Pushed>
  readonly stop: () => Promise<void>
}

interface Pushed {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Beside this process, which has a browser to answer. */
const pushLogs = (env: NodeJS.ProcessEnv, args: readonly string[]) =>
  new Promise<Pushed>((resolve) => {
    const child = spawn(process.execPath, ['lib/cli/push.mjs', ...args], { env })
    let out = ''
    let err = ''
    child.stdout.on('data', (text) => (out += text))
    child.stderr.on('data', (text) => (err += text))
    child.once('close', (code) => resolve({ code, out, err }))
  })

/** Linux answers to all of 127/8; elsewhere the server is told that it is reached by a network. */
const HOST = process.platform === 'linux' ? '127.0.0.2' : '127.0.0.1'

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, HOST, () => {
      // What listens on a port has an address with a number.
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })

async function waitUntilServing(origin: string, server: ChildProcess): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}.`)
    if (await fetch(`${origin}/icon.svg`).catch(() => null)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Starts the build as it is on a network address. Whoever starts it stops it. */
export async function startNetworkServer(): Promise<NetworkServer> {
  const folder = mkdtempSync(join(tmpdir(), 'skillscope-network-'))
  const port = await freePort()
  const origin = `http://${HOST}:${port}`
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...{ SKILLSCOPE_DATA: folder, DATABASE_URL: `file:${join(folder, 'network.db')}` },
    ...{ SKILLSCOPE_ORIGINS: origin, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  }
  const run = (script: string, ...args: readonly string[]) =>
    execFileSync(process.execPath, ['lib/compile/run.mjs', script, ...args], {
      env,
      encoding: 'utf8',
    })
  run('lib/cli/prepare.ts')
  const server = spawn(process.execPath, ['lib/server/serve.mjs', HOST, String(port)], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await waitUntilServing(origin, server)
  const stop = () =>
    new Promise<void>((resolve) => {
      server.once('exit', () => {
        rmSync(folder, { recursive: true, force: true })
        resolve()
      })
      server.kill('SIGTERM')
    })
  const push = (token: string, ...args: readonly string[]) =>
    pushLogs({ ...env, SKILLSCOPE_TOKEN: token, XDG_CACHE_HOME: folder }, args)
  return { origin, run, push, stop }
}
