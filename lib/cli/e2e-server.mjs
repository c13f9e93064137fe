// The server of the browser tests: the build as it is, a database of its own that goes with it; on a libSQL
// server of its own where E2E_ON_SERVER says so.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runNode } from './run-command.mjs'
import { startSqld } from './sqld.mjs'

const folder = mkdtempSync(join(tmpdir(), 'skillscope-e2e-'))
const database = process.env.E2E_ON_SERVER ? await startSqld(join(folder, 'sqld')) : null
const url = database?.url ?? `file:${join(folder, 'e2e.db')}`
const env = { SKILLSCOPE_DATA: folder, DATABASE_URL: url }
if ((await runNode(['lib/compile/run.mjs', 'lib/cli/prepare.ts'], env)) !== 0) process.exit(1)

const args = ['lib/server/serve.mjs', '127.0.0.1', process.env.PORT]
const server = spawn(process.execPath, args, {
  stdio: 'inherit',
  env: { ...process.env, ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', async (code) => {
  await database?.stop()
  rmSync(folder, { recursive: true, force: true })
  process.exit(code ?? 0)
})
