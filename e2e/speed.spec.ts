import type { Page } from '@playwright/test'
import { diffHref } from '@/lib/url/diff'
import { importsHref, trialHref } from '@/lib/url/site'
import { expect, test } from './fixtures'
import { importTrials, type AtifStep } from './harbor-job'
import { longestTaskMs } from '@/lib/bench/longest-task'

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

const wheel = async (page: Page) => {
  for (let turn = 0; turn < 10; turn += 1) {
    await page.mouse.wheel(0, 8000)
    await page.waitForTimeout(60)
  }
}

const pressAll = async (page: Page, keys: readonly string[]) => {
  for (const key of keys) {
    await page.keyboard.press(key)
    await page.waitForTimeout(120)
  }
}

const filter = async (page: Page) => {
  for (const name of [/^tools/, /^messages/, /^all/]) {
    await page.getByRole('group', { name: 'Show' }).getByRole('button', { name }).click()
    await page.waitForTimeout(150)
  }
}

const search = async (page: Page) => {
  await page.keyboard.press('/')
  await page.keyboard.type('line of', { delay: 30 })
  // The first step, a person's, is the only one without it.
  await expect(page.getByRole('search').getByRole('status')).toContainText('of 9,999')
  await pressAll(page, ['Enter', 'Enter', 'Shift+Enter', 'Escape'])
}

const dragBar = async (page: Page) => {
  const box = (await page.getByRole('slider', { name: /^Steps by/ }).boundingBox())!
  await page.mouse.move(box.x + 2, box.y + 5)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width - 2, box.y + 5, { steps: 60 })
  await page.mouse.up()
}

const heapMb = async (page: Page) => {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1e6
}

/** Twice, and the shorter counts: what the browser does of its own accord falls into one of them. */
const longestTaskTwice = async (page: Page, work: () => Promise<void>) =>
  Math.min(await longestTaskMs(page, work), await longestTaskMs(page, work))

/** The budget, or what the framework's own start takes here and a little more. */
const TASK_ROOM = 1.5

test('10,000 steps: few nodes, little memory, no long task, whatever one does', async ({
  page,
  request,
}) => {
  const ids = await importTrials(request, 'e2e-speed', 'no_skills', 'floods', [
    { name: 'ten-thousand', reward: 0, steps: trajectory(10_000) },
  ])
  await page.goto(importsHref())
  const withoutSteps = await longestTaskMs(page, async () => {
    await page.goto(importsHref(), { waitUntil: 'networkidle' })
  })
  const most = Math.max(LONG_TASK_MS, TASK_ROOM * withoutSteps)
  const took = {
    opening: await longestTaskTwice(page, async () => {
      await page.goto(trialHref(ids['ten-thousand']!), { waitUntil: 'networkidle' })
      await expect(page.getByRole('article').nth(1)).toContainText('part_0.py')
    }),
    scrolling: await longestTaskMs(page, () => wheel(page)),
    ends: await longestTaskMs(page, () => pressAll(page, ['G', 'g', 'G', 'j', 'k', 'f', 'r', 'g'])),
    filtering: await longestTaskMs(page, () => filter(page)),
    searching: await longestTaskMs(page, () => search(page)),
    dragging: await longestTaskMs(page, () => dragBar(page)),
  }
  console.log('longest tasks in ms', { withoutSteps, ...took })
  for (const [doing, ms] of Object.entries(took)) expect(ms, doing).toBeLessThan(most)
  await expect(page.getByRole('article').first()).toBeVisible()
  expect(await page.locator('*').count()).toBeLessThan(1500)
  expect(await heapMb(page)).toBeLessThan(80)
})

/** A command that prints a megabyte, most of it otherwise in each run. */
const bigCommand = (seed: number): AtifStep => ({
  source: 'agent',
  message: '',
  command: 'python print_all.py',
  output: Array.from({ length: 70_000 }, (_, at) => `line ${(at * seed) % 7919} of all`).join('\n'),
})

test('a diff of 2,000 by 2,000 steps: few nodes and no long task, whatever one does', async ({
  page,
  request,
}) => {
  const [one, two] = [trajectory(2000), trajectory(2000, 10)]
  const ids = await importTrials(request, 'e2e-speed-diff', 'no_skills', 'floods', [
    { name: 'left', reward: 0, steps: [...one, bigCommand(31)] },
    { name: 'right', reward: 1, steps: [...two, bigCommand(37)] },
  ])
  const href = diffHref({ left: ids['left']!, right: ids['right']! })
  await page.goto(importsHref())
  const withoutSteps = await longestTaskMs(page, async () => {
    await page.goto(importsHref(), { waitUntil: 'networkidle' })
  })
  const most = Math.max(LONG_TASK_MS, TASK_ROOM * withoutSteps)
  const took = {
    opening: await longestTaskTwice(page, async () => {
      await page.goto(href, { waitUntil: 'networkidle' })
      await expect(page.getByRole('region', { name: 'Aligned steps' })).toContainText('part_0.py')
    }),
    scrolling: await longestTaskMs(page, () => wheel(page)),
    jumping: await longestTaskMs(page, () => pressAll(page, ['g', 'n', 'n', 'd', 'p', 'j', 'k'])),
    'opening a pair of a megabyte each': await longestTaskMs(page, async () => {
      await pressAll(page, ['G', 'f'])
      await expect(page.getByText(/MB more on the trial’s page/)).toHaveCount(2)
      await page.waitForTimeout(300)
    }),
  }
  console.log('longest tasks in ms', { withoutSteps, ...took })
  for (const [doing, ms] of Object.entries(took)) expect(ms, doing).toBeLessThan(most)
  expect(await page.locator('*').count()).toBeLessThan(1500)
})
