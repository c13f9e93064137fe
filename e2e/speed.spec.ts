import type { Page } from '@playwright/test'
import { DIFF_USES, OPENING_A_MEGABYTE, TRAJECTORY_USES, type PageUse } from '@/lib/bench/read-page'
import { diffHref } from '@/lib/url/diff'
import { trialHref } from '@/lib/url/site'
import { expect, test } from './fixtures'
import { importTrials, type AtifStep } from './harbor-job'

// What keeps long pages quick, and can be counted: nodes in the page and memory, whatever one does.
// Times, those of the main thread too, are measured by `npm run bench`.

const MOST_NODES = 1500
const MOST_HEAP_MB = 80

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

const heapMb = async (page: Page) => {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1e6
}

async function staysSmall(page: Page, uses: readonly PageUse[]) {
  const opening: PageUse = { name: 'opening', act: () => Promise.resolve() }
  for (const { name, act } of [opening, ...uses]) {
    await act(page)
    expect(await page.locator('*').count(), name).toBeLessThan(MOST_NODES)
  }
  expect(await heapMb(page)).toBeLessThan(MOST_HEAP_MB)
}

test('10,000 steps: few nodes and little memory, whatever one does', async ({ page, request }) => {
  const ids = await importTrials(request, 'e2e-speed', 'no_skills', 'floods', [
    { name: 'ten-thousand', reward: 0, steps: trajectory(10_000) },
  ])
  await page.goto(trialHref(ids['ten-thousand']!))
  await expect(page.getByRole('article').nth(1)).toContainText('part_0.py')
  await staysSmall(page, TRAJECTORY_USES)
  await expect(page.getByRole('article').first()).toBeVisible()
})

/** A command that prints a megabyte, most of it otherwise in each run. */
const bigCommand = (seed: number): AtifStep => ({
  source: 'agent',
  message: '',
  command: 'python print_all.py',
  output: Array.from({ length: 70_000 }, (_, at) => `line ${(at * seed) % 7919} of all`).join('\n'),
})

test('a diff of 2,000 by 2,000 steps: few nodes and little memory, whatever one does', async ({
  page,
  request,
}) => {
  const [one, two] = [trajectory(2000), trajectory(2000, 10)]
  const ids = await importTrials(request, 'e2e-speed-diff', 'no_skills', 'floods', [
    { name: 'left', reward: 0, steps: [...one, bigCommand(31)] },
    { name: 'right', reward: 1, steps: [...two, bigCommand(37)] },
  ])
  await page.goto(diffHref({ left: ids['left']!, right: ids['right']! }))
  await expect(page.getByRole('region', { name: 'Aligned steps' })).toContainText('part_0.py')
  await staysSmall(page, [...DIFF_USES, OPENING_A_MEGABYTE])
})
