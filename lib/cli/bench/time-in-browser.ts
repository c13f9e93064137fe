import type { Browser, Page } from 'playwright'

/** What opening a page cost, in a browser without cache. */
export interface Opening {
  /** Until the thing looked for is in the page and painted. */
  readonly shownMs: number
  readonly nodes: number
  readonly heapMb: number
  readonly longestTaskMs: number
}

const watchLongTasks = (page: Page) =>
  page.addInitScript(() => {
    const durations: number[] = []
    Object.assign(window, { longTasks: durations })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) durations.push(entry.duration)
    }).observe({ type: 'longtask', buffered: true })
  })

/** Opens a page anew and waits until `selector` shows; then scrolls a little and counts. */
export async function timeInBrowser(
  browser: Browser,
  url: string,
  selector: string,
): Promise<Opening> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await watchLongTasks(page)
  const start = performance.now()
  await page.goto(url, { waitUntil: 'commit' })
  await page.locator(selector).first().waitFor({ state: 'visible' })
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
  const shownMs = performance.now() - start
  await page.waitForLoadState('networkidle')
  for (let turn = 0; turn < 5; turn += 1) {
    await page.mouse.wheel(0, 4000)
    await page.waitForTimeout(80)
  }
  const nodes = await page.locator('*').count()
  const longestTaskMs = await page.evaluate(() =>
    Math.max(0, ...(window as unknown as { longTasks: number[] }).longTasks),
  )
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await page.close()
  return { shownMs, nodes, heapMb: usedSize / 1e6, longestTaskMs }
}
