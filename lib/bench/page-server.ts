import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

export interface PageServer {
  readonly origin: string
  readonly pid: number
  readonly stop: () => Promise<void>
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })

/** Serves the production build on a free port, on a database of our own; where people sign in with `hasAccounts`. */
export async function startPages(
  databaseUrl: string,
  dataFolder: string,
  { hasAccounts = false } = {},
): Promise<PageServer> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const serve = ['lib/server/serve.mjs', '127.0.0.1', String(port)]
  const server = spawn(process.execPath, serve, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      DATABASE_URL: databaseUrl,
      SKILLSCOPE_DATA: dataFolder,
      ...(hasAccounts ? { SKILLSCOPE_ORIGINS: origin } : {}),
    },
  })
  const ended = new Promise<void>((resolve) => server.on('exit', () => resolve()))
  for (let tries = 0; tries < 300; tries++) {
    if (server.exitCode !== null) throw new Error('The server did not start. Is there a build?')
    if (await fetch(`${origin}/icon.svg`).catch(() => null)) break
    await pause(100)
  }
  const stop = async () => {
    server.kill('SIGTERM')
    await ended
  }
  // It started, or this would have thrown.
  return { origin, pid: server.pid!, stop }
}
