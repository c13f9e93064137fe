import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright'
import { table } from './measure'
import { startPages } from './page-server'
import type { BenchedPage } from './bench-pages'

/** After the page has loaded: for charts and diagrams that come when they are seen. */
const SETTLE_MS = 4000

const kb = (bytes: number) => `${(bytes / 1000).toFixed(0)} KB`

/** Gzip bytes of the scripts that the HTML of a page names: what must load before it is usable. */
async function weighFirstLoad(origin: string, path: string): Promise<number> {
  const html = await (await fetch(origin + path)).text()
  const sources = new Set(
    [...html.matchAll(/<script[^>]+src="([^"]+)"[^>]*>/g)]
      .filter(([tag]) => !/nomodule/i.test(tag))
      .map(([, source]) => source!.replaceAll('&amp;', '&')),
  )
  const sizes = await Promise.all(
    [...sources].map(async (source) => {
      const response = await fetch(new URL(source, origin))
      return gzipSync(Buffer.from(await response.arrayBuffer()), { level: 6 }).length
    }),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** Gzip bytes of every script that a browser loads, seconds after the page itself,, charts and diagrams included. */
async function weighInBrowser(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage()
  const bodies: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body())
  })
  await page.goto(url, { waitUntil: 'load', timeout: 60_000 })
  await page.waitForTimeout(SETTLE_MS)
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body, { level: 6 }).length)
  await page.close()
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** JavaScript of each page of the production build. The browser column is a dash without a browser. */
export async function weighJavaScript(
  store: { url: string; dataFolder: string },
  pages: readonly BenchedPage[],
  browser: Browser | null,
): Promise<string> {
  const server = await startPages(store.url, store.dataFolder)
  try {
    const rows: string[][] = []
    for (const { name, path } of pages) {
      const first = await weighFirstLoad(server.origin, path)
      const all = browser ? await weighInBrowser(browser, server.origin + path) : null
      rows.push([name, kb(first), all === null ? '–' : kb(all)])
    }
    return table(['page', 'first load (gzip)', 'all that the page loads (gzip)'], rows)
  } finally {
    await server.stop()
  }
}
