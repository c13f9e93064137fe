import { expect, test } from './fixtures'

const TASKS = '/experiments/skillsbench-v1-1/tasks'

test('tasks are searched, filtered and sorted through the link', async ({ page }) => {
  await page.goto(TASKS)
  await expect(page.getByText('1–50 of 87 tasks')).toBeVisible()
  await page.getByRole('searchbox').fill('earthquake')
  await expect(page).toHaveURL(/q=earthquake/)
  await expect(page.getByText('1–2 of 2 tasks')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('searchbox')).toHaveValue('earthquake')
  await page.getByRole('searchbox').fill('')
  await page.getByRole('button', { name: 'down 13' }).click()
  await expect(page.getByText('1–13 of 13 tasks')).toBeVisible()
  await page.getByRole('button', { name: 'Gain, pp' }).click()
  await expect(page).toHaveURL(/order=asc/)
  await expect(page.getByRole('columnheader', { name: 'Gain, pp' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  )
  await expect(page.getByRole('row').nth(1)).toContainText('−7.4')
})

test('columns can be chosen and pages turned by keyboard', async ({ page }) => {
  await page.goto(TASKS)
  await page.locator('summary', { hasText: 'Columns' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('checkbox', { name: 'Skills and their size' }).check()
  await expect(page.getByRole('columnheader', { name: 'Skills' })).toBeVisible()
  await page.getByRole('link', { name: 'Next' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('51–87 of 87 tasks')).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Skills' })).toBeVisible()
})

test('a broken link falls to the default instead of an error', async ({ page }) => {
  await page.goto(`${TASKS}?sort=nonsense&page=-4&columns=x&policy=no&with=none`)
  await expect(page.getByText('1–50 of 87 tasks')).toBeVisible()
})

test('a reviewer opens a task, sees every trial and opens the telling diff', async ({ page }) => {
  await page.goto('/experiments/demo/tasks?sort=label')
  await page.getByRole('table').getByRole('link').first().click()
  await expect(page.getByText('hurts: strong', { exact: true })).toBeVisible()
  const trials = page.getByRole('link', { name: /^trial \d of 3/ })
  await expect(trials).toHaveCount(27)
  await expect(page.getByRole('table', { name: /Checks that differ/ })).toBeVisible()
  await expect(page.getByRole('table', { name: /offered, loaded/ })).toBeVisible()
  await page.getByRole('link', { name: 'Open the most telling diff' }).click()
  await expect(page).toHaveURL(/\/diff\?left=.+&right=.+/)
})

test.describe('with a clipboard', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

  test('a task can be copied as Markdown with its permalink', async ({ page }) => {
    await page.goto(`${TASKS}/3d-scan-calc`)
    await page.getByRole('button', { name: 'Copy as Markdown' }).click()
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain('**+40.7 pp**')
    expect(copied).toContain('/tasks/3d-scan-calc')
  })
})

test('tasks as CSV hold all rows of the filter', async ({ request }) => {
  const answer = await request.get(`/api/v1${TASKS}?direction=down&format=csv`)
  expect((await answer.text()).trim().split('\r\n')).toHaveLength(14)
  const page = await (await request.get(`/api/v1${TASKS}?limit=60`)).json()
  expect(page.items).toHaveLength(60)
  const rest = await (await request.get(`/api/v1${TASKS}?limit=60&cursor=${page.next}`)).json()
  expect(rest.items).toHaveLength(27)
  expect(rest.next).toBeNull()
})
