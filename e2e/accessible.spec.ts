// Every page, light and dark, wide and narrow: no violation of WCAG 2.1 A and AA that axe can find,
// its landmarks and headings included; nothing to be scrolled sideways but inside its own frame.
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { experimentHref } from '@/lib/url/site'
import { TABS } from '@/lib/url/views'
import { expect, test } from './fixtures'

const PATHS = [
  ...['/', '/imports', '/settings/folders'],
  ...TABS.map(({ path }) => experimentHref('demo', path)),
  ...['/experiments/demo/tasks/invoice-aging-report', '/experiments/skillsbench-paper-v2'],
  ...['/experiments/skillsbench-v1-1', '/experiments/skillsbench-v1-1/harms'],
  '/compare?left=demo&right=demo',
  '/search',
  '/search?q=traceback&experiment=demo',
]
const NO_EXPERIMENT = ['No experiment is called “nope”', 'No such experiment'] as const
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']
/** What another look of the same elements can break. */
const OF_LOOKS = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable']
const LOOKS = [
  { name: 'light, wide', colorScheme: 'light', width: 1280, only: null },
  { name: 'dark, narrow', colorScheme: 'dark', width: 390, only: OF_LOOKS },
] as const

async function violationsOf(page: Page, only: readonly string[] | null): Promise<string[]> {
  // Without frames in a page, axe need not open another one to gather from them.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()
  const { violations } = await (only ? axe.withRules([...only]) : axe.withTags(RULES)).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.target.join(' ')}`)
}

async function canBeUsed(page: Page, path: string) {
  for (const { name, colorScheme, width, only } of LOOKS) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 844 })
    await page.goto(path)
    await page.waitForLoadState('networkidle')
    expect.soft(await violationsOf(page, only), name).toEqual([])
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    )
    expect.soft(overflow, name).toBeLessThanOrEqual(0)
  }
}

for (const path of PATHS)
  test(`a page can be used by everybody: ${path}`, ({ page }) => canBeUsed(page, path))

test('a trajectory and a diff can be used by everybody', async ({ page, request }) => {
  const harms = (await (await request.get('/api/v1/experiments/demo/harms')).json()) as {
    items: { pair: { left: string; right: string } | null }[]
  }
  const { left, right } = harms.items[0]!.pair!
  await canBeUsed(page, `/trials/${right}`)
  await canBeUsed(page, `/diff?left=${left}&right=${right}`)
})

test.describe('addresses that lead nowhere', () => {
  test.use({ allowedFaults: [/status of 404/] })

  test('say what is missing, in the title too, and lead on', async ({ page }) => {
    const cases = [
      ...TABS.map(({ path }) => [experimentHref('nope', path), ...NO_EXPERIMENT] as const),
      ['/experiments/demo/tasks/a%20b', 'No task is called “a b”', 'No such task'],
      ['/trials/nope', 'No trial has this address', 'No such trial'],
      ['/imports/nope', 'No import is called “nope”', 'No such import'],
      ['/nope', 'There is nothing at this address', 'Not found'],
    ] as const
    for (const [path, heading, title] of cases) {
      expect((await page.goto(path))?.status(), path).toBe(404)
      await expect(page.getByRole('heading', { name: heading })).toBeVisible()
      await expect(page).toHaveTitle(`${title} · Skillscope`)
    }
    await page.goto('/experiments/demo/tasks/a%20b')
    await page.getByRole('link', { name: 'See the tasks of this experiment' }).click()
    await expect(page).toHaveURL('/experiments/demo/tasks')
  })
})

test('a page past the end of a list is its last page', async ({ page }) => {
  await page.goto('/experiments/skillsbench-v1-1/tasks?page=99')
  await expect(page).toHaveURL(/page=2$/)
  await expect(page.getByText(/51–87 of 87/)).toBeVisible()
  await page.goto('/experiments/demo/harms?page=99999999999999999999')
  await expect(page.getByText('invoice-aging-report')).toBeVisible()
})

test('the API answers errors as JSON, whatever is asked', async ({ request }) => {
  const cases = [
    ['get', '/api/v1/nope', 404, 'not_found'],
    ['get', '/api/v1/imports/nope/problems', 404, 'import_not_found'],
    ['post', '/api/v1/imports/nope/undo', 404, 'import_not_found'],
    ['post', '/api/v1/imports/nope/cancel', 404, 'import_not_found'],
    ['get', '/api/v1/diff/arms', 400, 'invalid_request'],
    ['get', '/api/v1/diff?left=a&right=b', 404, 'trial_not_found'],
    ['get', '/api/v1/experiments/demo/verdict', 400, 'invalid_request'],
  ] as const
  for (const [method, url, status, code] of cases) {
    const answer = await request[method](url)
    expect(answer.status(), url).toBe(status)
    expect(await answer.json(), url).toMatchObject({ error: { code } })
  }
})
