// `npm run screenshots -- [FOLDER] [PATH…]`: pictures of pages of the examples, light and dark, wide
// and narrow, from a server of its own. Without arguments: the picture of the README.
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ensureBrowser } from './ensure-browser.mjs'
import { ensureBuilt, ensureInstalled } from './setup.mjs'

const README_PICTURE = '/experiments/skillsbench-v1-1'
const WIDTHS = [1280, 390]
const SCHEMES = /** @type {const} */ (['light', 'dark'])

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(String(port)))
    })
  })

async function startServer(port) {
  const server = spawn(process.execPath, ['lib/cli/e2e-server.mjs'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PORT: port },
  })
  while (server.exitCode === null) {
    if (await fetch(`http://127.0.0.1:${port}/icon.svg`).catch(() => null)) return server
    await pause(200)
  }
  throw new Error('The server for the pictures did not start: see the lines above.')
}

async function takePicture(browser, url, { width, scheme, file, scale }) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    deviceScaleFactor: scale,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto(url, { waitUntil: 'load' })
  await page.evaluate(() => document.fonts.ready)
  // Diagrams draw once they come near the view; charts say so while they load.
  await page.evaluate(() =>
    document.documentElement.scrollTo(0, document.documentElement.scrollHeight),
  )
  await page.waitForTimeout(1500)
  await page.evaluate(() => document.documentElement.scrollTo(0, 0))
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'))
  await page.waitForTimeout(500)
  await page.screenshot({ path: file, fullPage: true })
  await context.close()
  console.log(file)
}

const pictureName = (path) => path.replace(/^\//, '').replace(/[^a-z0-9-]+/gi, '_') || 'home'

async function takeAll(browser, origin, folder, paths) {
  mkdirSync(folder, { recursive: true })
  if (paths.length === 0) {
    const file = join(folder, 'overview.png')
    return takePicture(browser, origin + README_PICTURE, {
      width: 1280,
      scheme: 'light',
      file,
      scale: 1.5,
    })
  }
  for (const path of paths) {
    for (const width of WIDTHS) {
      for (const scheme of SCHEMES) {
        const file = join(folder, `${pictureName(path)}-${width}-${scheme}.png`)
        await takePicture(browser, origin + path, { width, scheme, file, scale: 1 })
      }
    }
  }
}

await ensureInstalled()
await ensureBuilt()
const executablePath = await ensureBrowser()
const { chromium } = await import('playwright')
const [folder = 'docs/pictures', ...paths] = process.argv.slice(2)
const port = await freePort()
const server = await startServer(port)
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const browser = await chromium.launch({
  executablePath,
  args: [
    ...sandbox,
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    '--disable-sync',
  ],
})
try {
  await takeAll(browser, `http://127.0.0.1:${port}`, folder, paths)
} finally {
  await browser.close()
  server.kill('SIGTERM')
}
