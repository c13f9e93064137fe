#!/usr/bin/env node
// `npx ./skillscope-X.tgz PATH…`: what `npm start -- PATH…` does, with the build that is in the package. Data are
// kept in ~/.skillscope, or where SKILLSCOPE_DATA says; the program runs from a copy beside them, since what
// lies below node_modules is not compiled as it starts.
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkNode } from './setup.mjs'

const PACKAGE = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const DATA = resolve(process.env.SKILLSCOPE_DATA ?? join(homedir(), '.skillscope'))
const PROGRAM = join(DATA, 'program')

const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null)

/** Where a package lies that ours needs: beside it or further up. */
function findPackage(name) {
  for (let folder = PACKAGE; ; folder = dirname(folder)) {
    const place = join(folder, 'node_modules', name)
    if (existsSync(place)) return place
    if (dirname(folder) === folder) throw new Error(`The package ${name} is not installed.`)
  }
}

function link(place, target) {
  mkdirSync(dirname(place), { recursive: true })
  rmSync(place, { recursive: true, force: true })
  symlinkSync(target, place, 'junction')
}

/** Copies the program unless this very build is there; its packages stay where npm put them. */
function unpack() {
  const { dependencies } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'))
  const packed = join(PACKAGE, 'packed.json')
  if (read(join(PROGRAM, 'packed.json')) !== read(packed)) {
    rmSync(PROGRAM, { recursive: true, force: true })
    mkdirSync(PROGRAM, { recursive: true })
    const isOurs = (path) => path !== join(PACKAGE, 'node_modules') && path !== packed
    cpSync(PACKAGE, PROGRAM, { recursive: true, filter: isOurs })
    // Last: a copy that was cut short is made again.
    cpSync(packed, join(PROGRAM, 'packed.json'))
  }
  for (const name of Object.keys(dependencies))
    link(join(PROGRAM, 'node_modules', name), findPackage(name))
  for (const [place, target] of JSON.parse(readFileSync(packed, 'utf8')).links)
    link(join(PROGRAM, place), resolve(PROGRAM, dirname(place), target))
}

checkNode()
unpack()
const child = spawn(process.execPath, ['lib/cli/start.mjs', ...process.argv.slice(2)], {
  cwd: PROGRAM,
  stdio: 'inherit',
  env: {
    ...process.env,
    SKILLSCOPE_DATA: DATA,
    // Paths are those of the folder that one stands in.
    SKILLSCOPE_FROM: process.cwd(),
    SKILLSCOPE_PACKED: '1',
  },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 1))
