import { readFileSync } from 'node:fs'
import { experimentHref } from '@/lib/url/site'
import { TAB_GROUPS } from '@/lib/url/tab-groups'
import { TABS } from '@/lib/url/views'
import { expect, test } from './fixtures'

const PARTS = ['without', 'with', 'measure', 'weight', 'uncertainty', 'errors'] as const

test('every view has one comparison in the same place; what has no meaning there says why', async ({
  page,
}) => {
  for (const slug of ['demo', 'skillsbench-v1-1'])
    for (const { key: view, path } of TABS) {
      await page.goto(experimentHref(slug, path))
      const line = page.getByRole('region', { name: 'Comparison' })
      await expect(line, `${slug} ${view}`).toBeVisible()
      await page
        .getByRole('region', { name: 'Comparison' })
        .getByText('Change', { exact: true })
        .click()
      for (const name of PARTS)
        await expect(line.getByRole('group', { name, exact: true })).toBeVisible()
    }
  await page.goto('/experiments/skillsbench-v1-1/tasks')
  await page
    .getByRole('region', { name: 'Comparison' })
    .getByText('Change', { exact: true })
    .click()
  const errors = page.getByRole('group', { name: 'errors' })
  await expect(errors).toContainText('prints no statuses')
  // Keys do something once the page's script is there.
  await expect(async () => {
    await page.keyboard.press('Escape')
    await expect(errors).toBeHidden({ timeout: 1000 })
  }).toPass()
  await page.keyboard.press('c')
  await expect(errors).toBeVisible()
})

test('a row that is one task keeps its own interval, whatever the link says', async ({ page }) => {
  await page.goto('/experiments/demo/tasks?uncertainty=new_tasks&weighting=trials')
  await page
    .getByRole('region', { name: 'Comparison' })
    .getByText('Change', { exact: true })
    .click()
  const uncertainty = page.getByRole('group', { name: 'uncertainty' })
  await expect(uncertainty.getByText('these tasks, repeat runs')).toHaveAttribute(
    'aria-current',
    'true',
  )
  await expect(uncertainty.getByText('new tasks')).toHaveAttribute('aria-disabled', 'true')
  const weight = page.getByRole('group', { name: 'weight' })
  await expect(weight.getByText('each task')).toHaveAttribute('aria-current', 'true')
})

test('the comparison goes along by tabs, breadcrumbs, rows and trials, until it is reset', async ({
  page,
}) => {
  const chosen = /policy=fail/
  const tabs = page.getByRole('navigation', { name: 'Views of this experiment' })
  const way = page.getByRole('navigation', { name: 'Where you are' })
  const chip = page.getByText('changed from default')
  await page.goto('/experiments/demo')
  await expect(chip).toBeHidden()
  await page
    .getByRole('region', { name: 'Comparison' })
    .getByText('Change', { exact: true })
    .click()
  await page.getByRole('link', { name: 'strict' }).click()
  await expect(chip).toBeVisible()
  for (const { label: group, tabs: views } of TAB_GROUPS) {
    await tabs.getByRole('link', { name: group, exact: true }).click()
    for (const { label } of views) {
      // A group of several has a line of its own with them.
      const line =
        views.length === 1 ? tabs : page.getByRole('navigation', { name: `Views of ${group}` })
      const tab = line.getByRole('link', { name: label, exact: true })
      await tab.click()
      await expect(tab).toHaveAttribute('aria-current', 'page')
      await expect(page, label).toHaveURL(chosen)
      await expect(chip).toBeVisible()
    }
  }
  await tabs.getByRole('link', { name: 'Harms' }).click()
  await page.getByRole('link', { name: 'Compare two trials' }).first().click()
  await expect(page).toHaveURL(/\/diff\?.*policy=fail/)
  await way.getByRole('link', { name: 'invoice-aging-report' }).click()
  await expect(page).toHaveURL(/tasks\/invoice-aging-report\?policy=fail/)
  await way.getByRole('link', { name: 'Demo' }).click()
  await expect(page).toHaveURL('/experiments/demo?policy=fail')
  await page.getByRole('link', { name: 'reset' }).click()
  await expect(page).toHaveURL('/experiments/demo')
})

test('a switch is in the link, and page, JSON and CSV say the same under it', async ({
  page,
  request,
}) => {
  await page.goto('/experiments/demo/conditions')
  await page
    .getByRole('region', { name: 'Comparison' })
    .getByText('Change', { exact: true })
    .click()
  await page.getByRole('link', { name: 'each domain' }).click()
  await expect(page).toHaveURL(/weighting=domains/)
  await page.getByRole('link', { name: 'these tasks, repeat runs' }).click()
  await expect(page).toHaveURL(/uncertainty=rerun/)
  const { search } = new URL(page.url())
  const answer = await request.get(`/api/v1/experiments/demo/conditions${search}`)
  const { pairs } = (await answer.json()) as {
    pairs: { gain: { estimate: number; low: number; method: string } }[]
  }
  const { gain } = pairs[0]!
  expect(gain.method).toBe('paired_rerun')
  const row = page
    .getByRole('region', { name: /Which condition is better/ })
    .getByRole('row')
    .nth(1)
  const points = (value: number) => (Math.abs(value) * 100).toFixed(1)
  await expect(row).toContainText(points(gain.estimate))
  await expect(row).toContainText(points(gain.low))
  const csv = await request.get(`/api/v1/experiments/demo/conditions${search}&format=csv`)
  expect(await csv.text()).toContain(String(gain.estimate))
})

test('the answer under the other error policies is one hover away', async ({ page }) => {
  await page.goto('/experiments/demo/models')
  const pair = page.getByRole('region', { name: /May the first stand in/ })
  await pair.getByRole('button', { name: 'under other error policies' }).hover()
  await expect(pair.getByRole('note')).toContainText('strict: every error fails')
  await expect(pair.getByRole('note')).toContainText(/\d+ tasks · \d+ trials/)
  await page.goto('/experiments/demo/skills')
  await page.getByRole('button', { name: 'under other error policies' }).focus()
  await expect(page.getByRole('note').filter({ hasText: 'adjusted' })).toBeVisible()
})

test('a saved picture says its question, what it rests on, and its link', async ({ page }) => {
  await page.goto('/experiments/demo/conditions?weighting=trials')
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'SVG' }).click()
  const text = readFileSync(await (await saved).path(), 'utf8')
  expect(text).toContain('Which condition is better')
  expect(text).toContain('95 % interval over tasks')
  expect(text).toContain('/experiments/demo/conditions?weighting=trials')
})

test('on a phone a chart shows its values without scrolling', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/experiments/demo/conditions')
  const picture = page.getByRole('img', { name: 'Gain of each pair of conditions' })
  await expect(picture).toHaveCount(1)
  const box = (await picture.boundingBox())!
  expect(box.x + box.width).toBeLessThanOrEqual(390)
  await expect(picture).toContainText(/[+−]\d+\.\d/)
})

test('domains say how much of a naive difference is another mix of them', async ({ page }) => {
  await page.goto('/experiments/demo/domains')
  const mix = page.getByRole('region', { name: 'Did both arms run the same mix of domains?' })
  await expect(mix).toContainText('pp')
  await mix.getByText('The two mixes as a table').click()
  await expect(mix.getByRole('row', { name: /Software Engineering/ })).toBeVisible()
})
