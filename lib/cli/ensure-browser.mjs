// Finds a Chromium for the browser tests, or gets one. Playwright is installed by then.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { runCommand, runNode } from './run-command.mjs'

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

const playwrightBrowser = () =>
  createRequire(import.meta.url)('playwright').chromium.executablePath()

/** Path of a Chromium that is here; null when there is none. */
export function findBrowser() {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`CHROMIUM_PATH names ${named}, and there is no such file.`)
  }
  return [...SYSTEM_BROWSERS, playwrightBrowser()].find((path) => existsSync(path)) ?? null
}

/** Path of a Chromium: one on the machine, else Playwright's own, else the system's packages. */
export async function ensureBrowser() {
  const found = findBrowser()
  if (found) return found
  console.log('There is no Chromium here; trying Playwright’s own …')
  if ((await runNode(['node_modules/playwright/cli.js', 'install', 'chromium'])) === 0) {
    const installed = findBrowser()
    if (installed) return installed
  }
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Trying the system’s packages …')
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
    const wait = ['-o', 'DPkg::Lock::Timeout=900', '-q']
    await runCommand('apt-get', [...wait, 'update'], quiet)
    await runCommand(
      'apt-get',
      [...wait, 'install', '-y', '--no-install-recommends', 'chromium'],
      quiet,
    )
    const installed = findBrowser()
    if (installed) return installed
  }
  throw new Error(
    'The browser tests need Chromium, and none could be found or installed. Install Chromium or Chrome with your system’s packages, or set CHROMIUM_PATH to one.',
  )
}
