import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './fixtures'

for (const width of [1280, 390])
  test(`two experiments are chosen on the start page by keyboard, ${width} wide`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 })
    await page.goto('/?sort=name')
    const boxes = page.getByRole('checkbox', { name: /^Choose .* to compare$/ })
    await boxes.nth(1).focus()
    await page.keyboard.press('Space')
    const bar = page.getByRole('region', { name: 'Chosen experiments' })
    await expect(bar).toContainText('choose one more to compare')
    await boxes.nth(0).focus()
    await page.keyboard.press('Space')
    await expect(boxes.nth(2)).toBeDisabled()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    )
    // The choice stands in the link.
    await expect(page).toHaveURL(/[?&]chosen=/)
    await page.reload()
    await bar.getByRole('link', { name: 'Compare' }).press('Enter')
    await expect(page).toHaveURL(/\/compare\?left=[^&]+&right=[^&]+$/)
  })

test('two experiments are chosen, compared on what both ran, swapped, and read as data', async ({
  page,
  request,
}) => {
  await page.goto('/compare')
  await expect(page.getByText('Choose two experiments that share tasks')).toBeVisible()
  await page.getByLabel('First experiment').selectOption('skillsbench-v1-1')
  await page.getByLabel('Second experiment').selectOption('demo')
  await page.getByRole('button', { name: 'Compare' }).click()
  await expect(page).toHaveURL(/\/compare\?left=skillsbench-v1-1&right=demo$/)
  await expect(page.getByText(/^Nothing that both ran/)).toBeVisible()

  await page.goto('/compare?left=demo&right=demo')
  await expect(page.getByText(/^The same numbers on the .+ both ran/)).toBeVisible()
  await expect(page.getByText('Both show the same of every common task.')).toBeVisible()
  await page.getByRole('link', { name: 'Swap' }).click()
  await expect(page).toHaveURL(/left=demo&right=demo/)

  const csv = await request.get('/api/v1/compare?left=demo&right=demo&format=csv')
  expect((await csv.text()).split('\r\n')[0]).toBe(
    'task,domain,left_without,left_with,left_finding,right_without,right_with,right_finding,difference',
  )
})

test.describe('an experiment that is not there', () => {
  test.use({ allowedFaults: [/status of 404/] })

  test('is named, and the other can still be chosen', async ({ page, request }) => {
    await page.goto('/compare?left=demo&right=nowhere')
    await expect(page.getByText('No experiment is called “nowhere”')).toBeVisible()
    const answer = await request.get('/api/v1/compare?left=demo&right=nowhere')
    expect([answer.status(), await answer.json()]).toMatchObject([
      404,
      { error: { code: 'experiment_not_found', message: 'No such experiment: right (nowhere).' } },
    ])
  })
})
