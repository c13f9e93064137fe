import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

/** A project of its own with these sources, which is run as ours is. */
function makeProject(sources: Readonly<Record<string, string>>) {
  const root = mkdtempSync(join(tmpdir(), 'skillscope-compile-'))
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  write('package.json', '{"type": "module"}')
  write('tsconfig.json', '{"compilerOptions": {"paths": {"@/*": ["./*"]}}}')
  for (const [path, text] of Object.entries(sources)) write(path, text)
  mkdirSync(join(root, 'lib/compile'), { recursive: true })
  copyFileSync('lib/compile/run.mjs', join(root, 'lib/compile/run.mjs'))
  mkdirSync(join(root, 'node_modules'))
  for (const name of ['esbuild', 'tsx'])
    symlinkSync(join(process.cwd(), 'node_modules', name), join(root, 'node_modules', name))
  const run = (...args: string[]) => {
    const all = ['lib/compile/run.mjs', ...args]
    const { status, stdout, stderr } = spawnSync(process.execPath, all, {
      cwd: root,
      encoding: 'utf8',
    })
    return { status, said: stdout.trim(), stderr }
  }
  return { root, run, write, kept: () => readdirSync(join(root, 'node_modules/.cache/skillscope')) }
}

const SOURCES = {
  'lib/word.ts': `export const word: string = 'first'`,
  'lib/hello.ts': `import { word } from '@/lib/word'\nconsole.log(word, ...process.argv.slice(2))`,
}

test('a script gets its arguments, and what it imports is compiled again once it changed', () => {
  const { run, write, kept } = makeProject(SOURCES)
  expect(run('lib/hello.ts', 'a', '--b').said).toBe('first a --b')
  expect(kept()).toEqual(['lib+hello.ts.mjs'])
  expect(run('lib/hello.ts').said).toBe('first')
  write('lib/word.ts', `export const word: string = 'second'`)
  expect(run('lib/hello.ts').said).toBe('second')
  expect(kept()).toEqual(['lib+hello.ts.mjs'])
})

test('where nothing can be kept it is compiled as it is loaded', () => {
  const { root, run } = makeProject(SOURCES)
  writeFileSync(join(root, 'node_modules/.cache'), 'in the way')
  expect(run('lib/hello.ts', 'a').said).toBe('first a')
})

test('what does not compile ends with the place of the fault', () => {
  const { run } = makeProject({ 'lib/hello.ts': 'const = 1' })
  const { status, stderr } = run('lib/hello.ts')
  expect(status).toBe(1)
  expect(stderr).toContain('lib/hello.ts:1:6')
})

test('a thread is started the same way', () => {
  const { run } = makeProject({
    'lib/main.ts': `import { Worker } from 'node:worker_threads'
      new Worker('./lib/compile/run.mjs', { argv: ['lib/thread.ts', 'x'], workerData: 7 })
        .on('message', (said: string) => console.log(said))`,
    'lib/thread.ts': `import { parentPort, workerData } from 'node:worker_threads'
      const data: number = workerData
      parentPort!.postMessage(\`\${data} \${process.argv[2]}\`)`,
  })
  expect(run('lib/main.ts').said).toBe('7 x')
})
