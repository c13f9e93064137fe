import type { Page } from '@playwright/test'
import { diffHref } from '@/lib/url/diff'
import { trialHref } from '@/lib/url/site'
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

/** A task of the main thread may not hold it longer on a quiet machine; a shared one gets room. */
const MOST_MS = Number(process.env.E2E_LONG_TASK_MS ?? 200)

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
  await page.goto(trialHref(ids['ten-thousand']!))
  await expect(page.getByRole('article').nth(1)).toContainText('part_0.py')
  await wheel(page)
  await expect(page.getByRole('article').first()).toBeVisible()
  expect(await page.locator('*').count()).toBeLessThan(1500)
  expect(await heapMb(page)).toBeLessThan(80)
  expect(await longest(page)).toBeLessThan(MOST_MS)
})

test('a diff of 2,000 by 2,000 steps: few nodes and no long task', async ({ page, request }) => {
  const ids = await importTrials(request, 'e2e-speed-diff', 'no_skills', 'floods', [
    { name: 'left', reward: 0, steps: trajectory(2000) },
    { name: 'right', reward: 1, steps: trajectory(2000, 10) },
  ])
  await page.goto(diffHref({ left: ids['left']!, right: ids['right']! }))
  await expect(page.getByRole('region', { name: 'Aligned steps' })).toContainText('part_0.py')
  await page.keyboard.press('n')
  await wheel(page)
  expect(await page.locator('*').count()).toBeLessThan(1500)
  expect(await longest(page)).toBeLessThan(MOST_MS)
})
