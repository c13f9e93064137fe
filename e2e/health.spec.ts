// Can these numbers be trusted, and what does a reviewer do about a trial that cannot?
import { expect, test } from './fixtures'
import { importTrials, sumTrial } from './harbor-job'

const HEALTH = '/experiments/demo/health'

test('Health says what is usable, what is odd, and whether it changes the answer', async ({
  page,
}) => {
  await page.goto(HEALTH)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Can these numbers be trusted?')
  await expect(page.getByRole('heading', { name: 'Where is the data thin?' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Does it change the answer?' })).toBeVisible()
  const line = page.getByRole('link', { name: /\d+ trials? →/ }).first()
  await line.click()
  await expect(page).toHaveURL(/\/experiments\/demo\/trials\?/)
})

test('a reviewer leaves a trial out, sees it said, looks as imported, and undoes it', async ({
  page,
  request,
}) => {
  // An experiment of its own: the others only read the examples.
  await importTrials(request, 'e2e-review', 'no_skills', 'sum', [sumTrial('a'), sumTrial('b')])
  await importTrials(request, 'e2e-review', 'curated', 'sum', [sumTrial('c')])
  await page.goto('/experiments/e2e-review/trials')
  await page.locator('a[href^="/trials/"]').first().click()
  await expect(page).toHaveURL(/\/trials\//)
  const trial = page.url()
  await page.getByText('leave out, or correct').click()
  await page.getByLabel('Why').first().fill('a test looks at it')
  await page.getByRole('button', { name: 'Change this trial' }).click()
  await expect(page.getByText('Left out by a reviewer; it counts in no number.')).toBeVisible()
  await page.goto('/experiments/e2e-review/health')
  await expect(page.getByText(/1 trial left out/)).toBeVisible()
  await page.getByRole('link', { name: 'as imported', exact: true }).click()
  await expect(page).toHaveURL(/data=imported/)
  await page.goto(trial)
  await page.getByRole('button', { name: 'undo' }).click()
  await expect(page.getByText('Left out by a reviewer; it counts in no number.')).toBeHidden()
})
