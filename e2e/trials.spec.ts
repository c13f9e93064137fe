import type { Page } from '@playwright/test'
import { experimentHref } from '@/lib/url/site'
import { TABS } from '@/lib/url/views'
import { expect, test } from './fixtures'
import { importTrials } from './harbor-job'

const TRIALS = '/experiments/demo/trials'

const rows = (page: Page) => page.getByRole('table', { name: 'Trials' }).locator('tbody tr')
const uids = (page: Page) => rows(page).locator('td:last-child').allTextContents()

async function tick(page: Page, menu: string, box: string | RegExp) {
  await page.locator('summary', { hasText: menu }).click()
  await page.getByRole('checkbox', { name: box }).check()
  await page.locator('summary', { hasText: menu }).click()
}

test('which trials with skills failed in finance? The link keeps the answer', async ({ page }) => {
  await page.goto(TRIALS)
  await expect(page.getByText('324 trials')).toBeVisible()
  await expect(rows(page)).toHaveCount(50)
  await tick(page, 'Condition', /curated/)
  await expect(page.getByText('108 of 324 trials')).toBeVisible()
  await tick(page, 'Domain', /Finance/)
  await page.getByLabel('Most reward').fill('0.5')
  await expect(page).toHaveURL(/condition=curated.*domain=Finance.*most=0\.5/)
  await expect(page.getByText('10 of 324 trials')).toBeVisible()
  await expect(rows(page)).toHaveCount(10)
  for (const text of await rows(page).allTextContents()) {
    expect(text).toMatch(/failed|partly|timed out|agent failed/)
    expect(text).toContain('curated')
  }
  await page.reload()
  await expect(rows(page)).toHaveCount(10)
  await expect(page.getByLabel('Most reward')).toHaveValue('0.5')
})

test('counts beside a filter respect the others and its own choice leaves them as they are', async ({
  page,
}) => {
  await page.goto(TRIALS)
  const ended = page.getByRole('group', { name: 'How the trial ended' })
  const completed = ended.getByRole('button', { name: /completed/ })
  const all = await completed.textContent()
  await completed.click()
  await expect(completed).toHaveAttribute('aria-pressed', 'true')
  await expect(page).toHaveURL(/status=ok/)
  await expect(completed).toHaveText(all!)
  await page.getByRole('searchbox').fill('invoice')
  await expect(completed).not.toHaveText(all!)
  await page.getByRole('searchbox').fill('no such task anywhere')
  await expect(page.getByText('No trial matches.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await expect(rows(page)).toHaveCount(50)
})

test('the dearest trials come first, and pages lead on and back without a row twice', async ({
  page,
}) => {
  await page.goto(TRIALS)
  await page.getByRole('button', { name: 'Tokens' }).click()
  await expect(page.getByRole('columnheader', { name: 'Tokens' })).toHaveAttribute(
    'aria-sort',
    'descending',
  )
  const first = await uids(page)
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(page).toHaveURL(/after=/)
  await expect.poll(async () => (await uids(page)).some((uid) => first.includes(uid))).toBe(false)
  await page.getByRole('link', { name: 'Previous' }).click()
  await expect.poll(() => uids(page)).toEqual(first)
  await page.getByRole('button', { name: 'Tokens' }).click()
  await expect(page).toHaveURL(/order=asc/)
  await expect.poll(() => uids(page)).not.toEqual(first)
})

test('a page has as many rows as one chooses, and says on paper which these are', async ({
  page,
}) => {
  await page.goto(`${TRIALS}?sort=tokens`)
  await page.getByRole('link', { name: '200', exact: true }).click()
  await expect(page).toHaveURL(/rows=200/)
  await expect.poll(async () => (await uids(page)).length).toBe(200)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText(/^200 of 324 rows are printed/)).toBeVisible()
  await page.emulateMedia({ media: 'screen' })
  await page.goto('/experiments/skillsbench-v1-1/tasks?page=2')
  await page.getByRole('link', { name: '200', exact: true }).click()
  await expect(page.getByText('1–87 of 87 tasks')).toBeVisible()
})

test('two trials, also of two pages, are chosen by keyboard and set side by side', async ({
  page,
}) => {
  await page.goto(TRIALS)
  const boxes = page.getByRole('checkbox', { name: /^Choose trial/ })
  await boxes.first().focus()
  await page.keyboard.press('Space')
  const chosen = page.getByRole('region', { name: 'Chosen trials' })
  await expect(chosen).toContainText('Choose one more')
  await expect(page).toHaveURL(/chosen=/)
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(page).toHaveURL(/after=.*chosen=/)
  await boxes.last().check()
  await expect(boxes.nth(3)).toBeDisabled()
  await page.reload()
  await chosen.getByRole('link', { name: 'Diff' }).click()
  await expect(page).toHaveURL(/\/diff\?left=.+&right=.+/)
  await expect(page.getByText('Not the same task')).toBeVisible()
})

test('columns are chosen in the link, and a row leads to its trial and its task', async ({
  page,
}) => {
  await page.goto(`${TRIALS}?columns=reward,started`)
  await expect(page.getByRole('columnheader')).toHaveText([
    ...['Chosen', 'Ended', 'Reward', 'Task ↑', 'Started', 'Trial'],
  ])
  const [uid] = await uids(page)
  await page.getByRole('link', { name: uid!, exact: true }).click()
  await expect(page).toHaveURL(`/trials/${uid}`)
})

test('the twin says the same page by page, the file all at once', async ({ page, request }) => {
  const query = '?condition=curated&sort=cost&order=asc'
  const twin = `/api/v1${TRIALS}${query}`
  const found: string[] = []
  let cursor = ''
  do {
    const answer = (await (await request.get(`${twin}&limit=40${cursor}`)).json()) as {
      items: { uid: string }[]
      total: number
      next: string | null
    }
    expect(answer.total).toBe(108)
    found.push(...answer.items.map(({ uid }) => uid))
    cursor = answer.next === null ? '' : `&cursor=${answer.next}`
  } while (cursor !== '')
  expect(new Set(found).size).toBe(108)
  const lines = (await (await request.get(`${twin}&format=csv`)).text()).trim().split('\r\n')
  expect(lines[0]).toMatch(/^uid,task,domain,configuration,/)
  expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(found)
  await page.goto(`${TRIALS}${query}`)
  expect(await uids(page)).toEqual(found.slice(0, 50))
})

test('a view that needs logs says so where a source prints results only', async ({ page }) => {
  for (const { path, needs } of TABS)
    if (needs.includes('logs')) {
      await page.goto(experimentHref('skillsbench-v1-1', path))
      await expect(page.getByRole('main')).toContainText(
        'This source prints results, not the trials',
      )
      await expect(page.getByRole('main').getByRole('link', { name: 'Import logs' })).toBeVisible()
    }
})

test('names of a hostile log are text, and a broken link falls to the default', async ({
  page,
  request,
}) => {
  const steps = [{ source: 'user' as const, message: 'Sum.' }]
  const name = '<img src=x onerror=alert(1)>\u202egpj'
  await importTrials(request, 'e2e-hostile-list', 'curated', name, [
    { name: 'one', reward: 0.5, steps },
    { name: 'two', reward: null, steps },
  ])
  await page.goto('/experiments/e2e-hostile-list/trials?sort=nope&least=x&after=nope&status=nope')
  await expect(rows(page)).toHaveCount(2)
  await expect(page.getByText('<img src=x onerror=alert(1)>⟦U+202E⟧gpj').first()).toBeVisible()
  await expect(page.locator('main img')).toHaveCount(0)
  await page.goto('/experiments/e2e-hostile-list/trials?configuration=hasOwnProperty&q=%25')
  await expect(page.getByText('No trial matches.')).toBeVisible()
})
