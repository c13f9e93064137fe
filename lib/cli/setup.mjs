// What `npm start` and `npm test` need before anything is installed: only `node:` modules here.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withFolderLock } from './folder-lock.mjs'
import { runCommand, runNode } from './run-command.mjs'

const INSTALL_STAMP = 'node_modules/.skillscope-installed'
export const BUILD_STAMP = '.next/.skillscope-built'
const SOURCES = ['app', 'components', 'db', 'lib', 'public']
const CONFIGS = [
  'instrumentation.ts',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
]

const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null)

/** Stops with a clear line when this Node is too old for the packages. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 9)) return
  console.error(`Skillscope needs Node 20.9 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

/** Installs from the lockfile unless that very lockfile is installed for this platform already. */
export async function ensureInstalled() {
  const lockfile = readFileSync('package-lock.json')
  const platform = [process.platform, process.arch, process.versions.modules].join(' ')
  const stamp = createHash('sha256').update(lockfile).update(platform).digest('hex')
  await withFolderLock('install', async () => {
    if (read(INSTALL_STAMP) === stamp) return
    console.log('Installing packages from the lockfile …')
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    // With NODE_ENV=production npm would leave out what the build needs.
    const code = await runCommand(npm, ['ci', '--include=dev', '--no-audit', '--no-fund'])
    if (code !== 0) throw new Error('The packages could not be installed: see the lines above.')
    writeFileSync(INSTALL_STAMP, stamp)
  })
}

/** Builds unless these very sources are built already. */
export async function ensureBuilt() {
  const stamp = hashSources()
  await withFolderLock('build', async () => {
    if (read(BUILD_STAMP) === stamp) return
    console.log('Building …')
    const code = await runNode(['node_modules/next/dist/bin/next', 'build'], {
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      // Pages are made on request: the build must not touch anybody's data.
      DATABASE_URL: 'file::memory:',
    })
    if (code !== 0) throw new Error('The build failed: see the lines above.')
    writeFileSync(BUILD_STAMP, stamp)
  })
}

function hashSources() {
  const hash = createHash('sha256').update(process.versions.node)
  for (const path of [...SOURCES.flatMap(listFiles), ...CONFIGS].sort()) {
    hash.update(`${path}\n`).update(readFileSync(path))
  }
  return hash.digest('hex')
}

function listFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return listFiles(path)
    return entry.isFile() && !/\.(test|bench)\.tsx?$/.test(entry.name) ? [path] : []
  })
}
