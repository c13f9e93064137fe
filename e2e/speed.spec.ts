import type { Page } from '@playwright/test'
import { diffHref } from '@/lib/url/diff'
import { importsHref, trialHref } from '@/lib/url/site'
import { expect, test } from './fixtures'
import { importTrials, type AtifStep } from './harbor-job'

// Budgets that hold on any machine: nodes in the page, memory, and how long the main thread is
// held. Times of the clock are measured by `npm run bench`.

const command = (at: number): AtifStep => ({
  source: 'agent',
  message: '',
  command: `python part_${at}.py --seed ${at}`,
  output: `line of ${at}\n`.repeat((at % 20) + 1),
})

const trajectory = (length: number, differsEvery = Infinity): AtifStep[] => [
  { source: 'user', message: 'Find the floods.' },
  ...Array.from({ length: length - 1 }, (_, at) =>
    at % differsEvery === differsEvery - 1 ? command(at + length) : command(at),
  ),
]

/** Budget for one task of the main thread on a quiet machine. */
const LONG_TASK_MS = 50

const watchLongTasks = (page: Page) =>
  page.addInitScript(() => {
    const durations: number[] = []
    Object.assign(window, { longTasks: durations })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) durations.push(entry.duration)
    }).observe({ type: 'longtask', buffered: true })
  })

const longest = (page: Page) =>
  page.evaluate(() => Math.max(0, ...(window as unknown as { longTasks: number[] }).longTasks))

/**
 * What a shared machine may take: three times the budget, or three times what a page without steps
 * takes on it now. The budget itself is for `npm run bench`.
 */
const mostMs = async (page: Page) => {
  await page.goto(importsHref())
  await page.waitForTimeout(500)
  return 3 * Math.max(LONG_TASK_MS, await longest(page))
}

const wheel = async (page: Page) => {
  for (let turn = 0; turn < 10; turn += 1) {
    await page.mouse.wheel(0, 8000)
    await page.waitForTimeout(60)
  }
}

const heapMb = async (page: Page) => {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1e6
}

test.beforeEach(({ page }) => watchLongTasks(page))

test('10,000 steps: few nodes, little memory, no long task, also while one scrolls', async ({
  page,
  request,
}) => {
  const ids = await importTrials(request, 'e2e-speed', 'no_skills', 'floods', [
    { name: 'ten-thousand', reward: 0, steps: trajectory(10_000) },
  ])
  const most = await mostMs(page)
  await page.goto(trialHref(ids['ten-thousand']!))
  await expect(page.getByRole('article').nth(1)).toContainText('part_0.py')
  await wheel(page)
  await expect(page.getByRole('article').first()).toBeVisible()
  expect(await page.locator('*').count()).toBeLessThan(1500)
  expect(await heapMb(page)).toBeLessThan(80)
  expect(await longest(page)).toBeLessThan(most)
})

test('a diff of 2,000 by 2,000 steps: few nodes and no long task', async ({ page, request }) => {
  const ids = await importTrials(request, 'e2e-speed-diff', 'no_skills', 'floods', [
    { name: 'left', reward: 0, steps: trajectory(2000) },
    { name: 'right', reward: 1, steps: trajectory(2000, 10) },
  ])
  const most = await mostMs(page)
  await page.goto(diffHref({ left: ids['left']!, right: ids['right']! }))
  await expect(page.getByRole('region', { name: 'Aligned steps' })).toContainText('part_0.py')
  await page.keyboard.press('n')
  await wheel(page)
  expect(await page.locator('*').count()).toBeLessThan(1500)
  expect(await longest(page)).toBeLessThan(most)
})
