// The server of the browser tests: the build as it is, a database of its own that goes with it.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runNode } from './run-command.mjs'

const folder = mkdtempSync(join(tmpdir(), 'skillscope-e2e-'))
const env = { SKILLSCOPE_DATA: folder, DATABASE_URL: `file:${join(folder, 'e2e.db')}` }
if ((await runNode(['--import', 'tsx', 'lib/cli/prepare.ts'], env)) !== 0) process.exit(1)

const args = ['lib/server/serve.mjs', '127.0.0.1', process.env.PORT]
const server = spawn(process.execPath, args, {
  stdio: 'inherit',
  env: { ...process.env, ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => {
  rmSync(folder, { recursive: true, force: true })
  process.exit(code ?? 0)
})
