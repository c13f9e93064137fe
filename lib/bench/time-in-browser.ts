import type { Browser, Page } from 'playwright'
import { longestTaskMs } from './longest-task'
import type { PageUse } from './read-page'

/** What opening a page cost, in a browser without cache. */
export interface Opening {
  /** Until the thing looked for is in the page and painted. */
  readonly shownMs: number
  readonly nodes: number
  readonly heapMb: number
}

/** The longest task while a reader did something. */
export interface UseTask {
  readonly name: string
  readonly ms: number
}

async function show(page: Page, url: string, selector: string): Promise<void> {
  await page.goto(url, { waitUntil: 'commit' })
  await page.locator(selector).first().waitFor({ state: 'visible' })
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
}

async function scroll(page: Page): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await page.mouse.wheel(0, 4000)
    await page.waitForTimeout(80)
  }
}

const newPage = (browser: Browser) => browser.newPage({ viewport: { width: 1280, height: 900 } })

/** Opens a page anew and waits until `selector` shows; then scrolls a little and counts. */
export async function timeInBrowser(
  browser: Browser,
  url: string,
  selector: string,
): Promise<Opening> {
  const page = await newPage(browser)
  const start = performance.now()
  await show(page, url, selector)
  const shownMs = performance.now() - start
  await page.waitForLoadState('networkidle')
  await scroll(page)
  const nodes = await page.locator('*').count()
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await page.close()
  return { shownMs, nodes, heapMb: usedSize / 1e6 }
}

/** The longest task of the main thread while a page opens, and while each of `uses` is done. */
export async function longestTasks(
  browser: Browser,
  url: string,
  selector: string,
  uses: readonly PageUse[],
): Promise<{ readonly openingMs: number; readonly using: readonly UseTask[] }> {
  const page = await newPage(browser)
  const openingMs = await longestTaskMs(page, async () => {
    await show(page, url, selector)
    await page.waitForLoadState('networkidle')
  })
  const using: UseTask[] = []
  for (const { name, act } of uses)
    using.push({ name, ms: await longestTaskMs(page, () => act(page)) })
  await page.close()
  return { openingMs, using }
}
