// Runs a command that is written in TypeScript: `node lib/compile/run.mjs lib/cli/ingest.ts …`; a thread too, with
// the script as its first argument. The script and what it imports become one file of JavaScript, kept below
// node_modules until a source changes: to compile each file as it is loaded takes seconds at every start.
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { threadId } from 'node:worker_threads'

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const KEPT = join(ROOT, 'node_modules/.cache/skillscope')
/** They say how imports are resolved. */
const CONFIGS = ['package.json', 'tsconfig.json']

// The script finds its arguments where it would without this file.
process.argv.splice(1, 1)
const script = resolve(process.argv[1] ?? '')
const target = join(KEPT, `${relative(ROOT, script).replaceAll(/[\\/]/g, '+')}.mjs`)

/** When each file was written last, and its size. */
const stampsOf = (files) =>
  files.map((file) => {
    const { mtimeMs, size } = statSync(join(ROOT, file))
    return [file, mtimeMs, size]
  })

function isFresh() {
  try {
    const [head] = readFileSync(target, 'utf8').split('\n', 1)
    const stamps = JSON.parse(head.slice('// '.length))
    return JSON.stringify(stampsOf(stamps.map(([file]) => file))) === JSON.stringify(stamps)
  } catch {
    // Nothing is kept, or a source is gone.
    return false
  }
}

async function compile() {
  const { build, stop } = await import('esbuild')
  const { metafile, outputFiles } = await build({
    absWorkingDir: ROOT,
    bundle: true,
    entryPoints: [script],
    format: 'esm',
    logLevel: 'silent',
    metafile: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    write: false,
  })
  // Else its own process stays for as long as this one.
  await stop()
  const sources = [...new Set([...CONFIGS, ...Object.keys(metafile.inputs)])]
  return `// ${JSON.stringify(stampsOf(sources))}\n${outputFiles[0].text}`
}

/** Another process may do the same at this moment: a file is there whole or not at all. */
function keep(text) {
  try {
    mkdirSync(KEPT, { recursive: true })
    const part = `${target}.${process.pid}.${threadId}`
    writeFileSync(part, text)
    renameSync(part, target)
    return true
  } catch {
    // A folder of programs may be closed to who runs them: then nothing is kept.
    return false
  }
}

if (isFresh() || keep(await compile())) await import(pathToFileURL(target).href)
else {
  const { register } = await import('tsx/esm/api')
  register()
  await import(pathToFileURL(script).href)
}
