import { expect, test } from './fixtures'

const MASA = '/experiments/masa/effects'

test('the tables of MASA say which length hurts, and how many cells are beyond noise', async ({
  page,
}) => {
  await page.goto(MASA)
  const strongest = page.getByRole('region', { name: 'The strongest finding' })
  // What the source is about leads; the largest of many cells says that it was picked.
  await expect(strongest).toContainText('7 of 8')
  await expect(strongest).toContainText('−15.0 pp')
  await expect(strongest).toContainText('Qwen3-8B under Detailed · [−24.7, −4.9] · 280 attempts')
  await expect(strongest).toContainText('1 of 12')
  await expect(strongest).toContainText('5 of 9')
  const lengths = page.getByRole('region', { name: 'Which length of skill text helps' })
  await expect(lengths.first()).toContainText(
    'Qwen3 (Cochran’s Q 12.9, df 3, p = 0.005, q = 0.015)',
  )
  const rewriting = page.getByRole('region', { name: 'Which condition helps which model?' }).first()
  await expect(rewriting).toContainText('MASA 7 of 8')
  const base = rewriting.getByRole('row', { name: /^Base Skill/ }).first()
  await expect(base).toContainText('+2.9')
  await expect(base).toContainText('−7.1')
})

test('a baseline is chosen in the link, and page and CSV say the same under it', async ({
  page,
  request,
}) => {
  await page.goto(MASA)
  const rewriting = page.getByRole('region', { name: 'Which condition helps which model?' }).first()
  await rewriting.getByRole('link', { name: 'Base Skill' }).click()
  await expect(page).toHaveURL(/baseline=Base\+Skill|baseline=Base%20Skill/)
  await expect(rewriting).toContainText('gain against Base Skill')
  const csv = await request.get(`/api/v1${MASA}?baseline=Base+Skill&format=csv`)
  expect(await csv.text()).toContain('masa.alfworld,Base Skill,MASA,Qwen3-8B,0.25,0.579,')
})

test('configurations of trials stand in one map, by domain where one asks', async ({ page }) => {
  await page.goto('/experiments/skillsbench-v1-1/effects')
  const map = page.getByRole('region', { name: /^Which condition helps which configuration\?$/ })
  await expect(map).toContainText('16 of 18 cells are beyond noise')
  await map.getByRole('link', { name: 'domain', exact: true }).click()
  await expect(page).toHaveURL(/facet=domain/)
  await expect(map.getByRole('row', { name: /^Software Engineering/ })).toBeVisible()
})

test('a source without such tables says what would fill the page and where it is filled', async ({
  page,
}) => {
  await page.goto('/experiments/skillclaw/effects')
  const main = page.getByRole('main')
  await expect(main).toContainText('this needs trials of the same tasks under two conditions')
  await main.getByRole('link', { name: 'See the tables of MASA' }).click()
  await expect(page).toHaveURL(MASA)
})

test('a group of several views shows them in a line of its own, by keyboard and on a phone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 800 })
  await page.goto('/experiments/masa/models')
  const views = page.getByRole('navigation', { name: 'Views of Models' })
  await views.getByRole('link', { name: 'Models' }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(MASA)
  await expect(views.getByRole('link', { name: 'Effects' })).toHaveAttribute('aria-current', 'page')
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  )
  expect(overflow).toBeLessThanOrEqual(0)
})
