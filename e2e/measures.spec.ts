import { experimentHref } from '@/lib/url/site'
import { expect, test } from './fixtures'

const FOLLOWING = ['', 'domains', 'tasks', 'harms', 'models', 'conditions', 'skills']

test('the measure is chosen in the comparison and goes along by tabs; every page says one change', async ({
  page,
  request,
}) => {
  await page.goto('/experiments/demo')
  await page
    .getByRole('region', { name: 'Comparison' })
    .getByText('Change', { exact: true })
    .click()
  await page
    .getByRole('group', { name: 'measure' })
    .getByRole('link', { name: 'tokens', exact: true })
    .click()
  await expect(page).toHaveURL(/measure=tokens_total/)
  const answer = await request.get('/api/v1/experiments/demo?measure=tokens_total')
  const { change } = (await answer.json()) as { change: { change: number; n: number } }
  const size = (Math.abs(change.change) * 100).toFixed(Math.abs(change.change) < 0.0995 ? 1 : 0)
  for (const path of FOLLOWING) {
    await page.goto(`${experimentHref('demo', path)}?measure=tokens_total`)
    const said = page.getByRole('region', { name: 'The change over all' })
    await expect(said, path).toContainText(`${size} %`)
    await expect(said, path).toContainText(`over ${change.n} tasks`)
    await expect(said, path).toContainText('ratio of totals')
  }
  await page
    .getByRole('navigation', { name: 'Views of this experiment' })
    .getByRole('link', { name: 'Domains', exact: true })
    .click()
  await expect(page).toHaveURL(/domains\?measure=tokens_total/)
})

test('a view of success alone says why it does not follow', async ({ page }) => {
  await page.goto('/experiments/demo/effects?measure=steps')
  await page
    .getByRole('region', { name: 'Comparison' })
    .getByText('Change', { exact: true })
    .click()
  const measure = page.getByRole('group', { name: 'measure' })
  await expect(measure).toContainText('Effects compares success only')
  await expect(measure.getByText('reward')).toHaveAttribute('aria-current', 'true')
})

test('tasks are filtered by what became of their use, and sorted by it', async ({ page }) => {
  await page.goto('/experiments/demo/tasks?measure=tokens_total')
  await page.getByRole('button', { name: /^less \d/ }).click()
  await expect(page).toHaveURL(/change=less/)
  await expect(page.locator('tbody tr').first()).toContainText('−')
  await page.getByRole('button', { name: 'Change, %' }).click()
  await expect(page).toHaveURL(/order=asc/)
})

test('the overview says success and its cost together', async ({ page }) => {
  await page.goto('/experiments/demo')
  await expect(page.getByRole('region', { name: 'Did skills help overall?' })).toContainText(
    /27 % more tokens \[[^\]]+\]; whether success changes cannot be told yet: \+16\.4 points/,
  )
})
