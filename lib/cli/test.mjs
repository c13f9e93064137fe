// `npm test`: everything that must hold, and the sum of all tests as the last line.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { ensureBrowser } from './ensure-browser.mjs'
import { runNode } from './run-command.mjs'
import {
  countReport,
  readBrowserReport,
  readUnitReport,
  sayFailures,
  sayTimes,
} from './test-reports.mjs'
import { ensureSqld } from './sqld.mjs'
import { checkNode, ensureBuilt, ensureInstalled } from './setup.mjs'

const sum = { passed: 0, failed: 0, skipped: 0 }
const failures = []
const phases = []
const slowest = []

function count(name, { passed, failed, skipped, named = [], slowest: tests = [] }) {
  sum.passed += passed
  sum.failed += failed
  sum.skipped += skipped
  if (failed > 0) failures.push({ name, named })
  if (tests.length > 0) slowest.push({ name, tests })
}

/** Does a part of the whole and notes how long it took. */
async function phase(name, work) {
  console.log(`\n── ${name}`)
  const start = performance.now()
  try {
    return await work()
  } finally {
    phases.push({ name, ms: performance.now() - start })
  }
}

/** A check is one test: it holds or not. */
async function check(name, work) {
  const holds = await phase(name, work).catch((error) => {
    console.error(error.message)
    return false
  })
  count(name, { passed: holds ? 1 : 0, failed: holds ? 0 : 1, skipped: 0 })
  return holds
}

const tool =
  (path, ...args) =>
  async () =>
    (await runNode([`node_modules/${path}`, ...args])) === 0

async function checkStyle() {
  await check('format', tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'))
  await check('lint', tool('eslint/bin/eslint.js', '.'))
}

async function unitTests(folder) {
  const report = join(folder, 'unit.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await runNode(['node_modules/vitest/vitest.mjs', 'run', ...reporters])
  count('unit tests', countReport(code, report, readUnitReport))
}

async function browserTests(folder, browser) {
  const report = join(folder, 'browser.json')
  const code = await runNode(['node_modules/@playwright/test/cli.js', 'test'], {
    CHROMIUM_PATH: browser,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  })
  count('browser tests', countReport(code, report, readBrowserReport))
}

async function testEverything(folder) {
  const browser = await phase('install', async () => {
    await ensureInstalled()
    if ((await ensureSqld()) === null)
      console.log('There is no libSQL server here: tests on one are skipped and counted as such.')
    return ensureBrowser()
  })
  // Routes get the types of their params from Next, which writes them below `.next`.
  await check('types of routes', tool('next/dist/bin/next', 'typegen'))
  // Each keeps one core busy.
  await Promise.all([check('types', tool('typescript/bin/tsc', '--noEmit')), checkStyle()])
  await phase('unit tests', () => unitTests(folder))
  const isBuilt = await check('build', async () => {
    await ensureBuilt()
    return true
  })
  if (isBuilt) await phase('browser tests', () => browserTests(folder, browser))
}

checkNode()
if (!process.env.LOG_CORPUS) {
  console.log('LOG_CORPUS is not set: tests on real logs are skipped and counted as such.')
}
const folder = mkdtempSync(join(tmpdir(), 'skillscope-tests-'))
await testEverything(folder).catch((error) => {
  console.error(`\n${error.message}`)
  count('set-up', { passed: 0, failed: 1, skipped: 0 })
})
rmSync(folder, { recursive: true, force: true })
sayTimes(phases, slowest)
sayFailures(failures)
console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`)
process.exitCode = sum.failed > 0 ? 1 : 0
