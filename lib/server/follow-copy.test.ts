import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { isDeadProcess } from '@/db/writes/this-machine'

const started: number[] = []
afterEach(() => {
  for (const pid of started.splice(0)) if (!isDeadProcess(pid)) process.kill(pid, 'SIGKILL')
})

// What a server does that reads a copy, and nothing else.
const SERVER = `import { followCopy } from './lib/server/follow-copy.ts'
  followCopy()
  console.log(globalThis.skillscopeCopy.pid)
  setInterval(() => undefined, 1000)`

test('the process that copies ends with a server that is killed, also while it waits for a database that is silent', async () => {
  const silent = createServer()
  silent.listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const env = {
    ...process.env,
    SKILLSCOPE_DATA: mkdtempSync(join(tmpdir(), 'skillscope-copy-')),
    // A server that listens on a port has one.
    DATABASE_SYNC_URL: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
  }
  const asked = once(silent, 'connection')
  const args = ['--import', 'tsx', '--input-type=module', '-e', SERVER]
  const server = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const [pid] = (await once(server.stdout, 'data')).map(Number)
  started.push(server.pid!, pid!)
  await asked
  expect(isDeadProcess(pid!)).toBe(false)
  server.kill('SIGKILL')
  await once(server, 'exit')
  while (!isDeadProcess(pid!)) await pause(50)
  silent.close()
})
