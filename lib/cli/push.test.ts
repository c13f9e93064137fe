import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startPushTarget, type PushTarget } from './testing-push-server'

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function start(args: readonly string[], env: Readonly<Record<string, string>>) {
  const child: ChildProcess = spawn(process.execPath, ['lib/cli/push.mjs', ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout!.on('data', (text) => (out += text))
  child.stderr!.on('data', (text) => (err += text))
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code) => resolve({ code, out, err })),
  )
  return { child, ended }
}

/** A folder of logs written an hour ago: a small file, an empty one, and one of 20 MB. */
function makeLogs() {
  const root = mkdtempSync(join(tmpdir(), 'skillscope-push-'))
  const logs = join(root, 'jobs')
  mkdirSync(join(logs, 'a'), { recursive: true })
  const files = {
    'a/result.json': Buffer.from('{"reward": 1}'),
    'a/empty.txt': Buffer.alloc(0),
    'big.bin': randomBytes(20_000_000),
  }
  const before = Date.now() / 1000 - 3600
  for (const [path, bytes] of Object.entries(files)) {
    writeFileSync(join(logs, path), bytes)
    utimesSync(join(logs, path), before, before)
  }
  return { logs, files, env: { XDG_CACHE_HOME: join(root, 'cache') } }
}

const expectWhole = (target: PushTarget, files: Readonly<Record<string, Buffer>>) => {
  expect([...target.files.keys()].sort()).toEqual(
    Object.keys(files)
      .map((path) => `jobs/${path}`)
      .sort(),
  )
  for (const [path, bytes] of Object.entries(files))
    expect(target.files.get(`jobs/${path}`)!.equals(bytes)).toBe(true)
}

const opened = ({ asked }: PushTarget) =>
  asked.filter((one) => one === 'POST /api/v1/imports').length

test('a folder arrives whole, though the connection is cut three times, and the report ends it', async () => {
  const target = await startPushTarget()
  const { logs, files, env } = makeLogs()
  target.cuts = 3
  const args = [logs, '--to', target.origin, '--experiment', 'x', '--token', 'secret']
  const { code, out } = await start(args, env).ended
  expectWhole(target, files)
  expect([code, out]).toEqual([
    ...[
      0,
      `x: trials 1 added, 0 replaced, 0 unchanged\n1 files, 0.0 MB\n${target.origin}/imports/import1\n`,
    ],
  ])
  expect([...target.tokens]).toEqual(['Bearer secret'])
  await target.close()
})

test('a push that was killed goes on with the same import when it is started again', async () => {
  const target = await startPushTarget()
  const { logs, files, env } = makeLogs()
  target.cuts = Infinity
  const args = [logs, '--to', target.origin, '--experiment', 'x']
  const first = start(args, env)
  while (!target.files.get('jobs/big.bin')?.length) await new Promise((go) => setTimeout(go, 20))
  first.child.kill('SIGKILL')
  await first.ended
  target.cuts = 0
  const { code, err } = await start(args, env).ended
  expect([code, opened(target)]).toEqual([0, 1])
  expect(err).toContain('Going on with import import1')
  expectWhole(target, files)
  await target.close()
})

test('a file that changed since the cut is sent anew, in an import of its own', async () => {
  const target = await startPushTarget()
  const { logs, files, env } = makeLogs()
  target.cuts = Infinity
  const args = [logs, '--to', target.origin, '--experiment', 'x']
  const first = start(args, env)
  while (!target.files.get('jobs/big.bin')?.length) await new Promise((go) => setTimeout(go, 20))
  first.child.kill('SIGKILL')
  await first.ended
  target.cuts = 0
  const changed = { ...files, 'a/result.json': Buffer.from('{"reward": 0}') }
  writeFileSync(join(logs, 'a/result.json'), changed['a/result.json'])
  expect((await start(args, env).ended).code).toBe(0)
  expect(opened(target)).toBe(2)
  expectWhole(target, changed)
  await target.close()
})

test('a refused token ends it at once with the server’s sentence', async () => {
  const target = await startPushTarget({ refuses: true })
  const { logs, env } = makeLogs()
  const args = [logs, '--to', target.origin, '--experiment', 'x']
  const { code, err } = await start(args, { ...env, SKILLSCOPE_TOKEN: 'gone' }).ended
  expect([code, err.trim()]).toEqual([3, 'This token is revoked.'])
  expect(target.asked).toHaveLength(1)
  await target.close()
})

test('wrong usage is said, with the usage', async () => {
  const { logs, env } = makeLogs()
  for (const args of [[logs], [logs, '--to', 'x', '--experiment', 'x'], ['--to', 'http://x']]) {
    const { code, err } = await start(args, env).ended
    expect(code).toBe(2)
    expect(err).toContain('Usage: npm run push')
  }
})
