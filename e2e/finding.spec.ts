// Finding things: the palette, the docs, the start page, a theme, paper.
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

const palette = (page: Page) => page.getByRole('dialog', { name: 'Search or jump to' })
const chosen = (page: Page) => palette(page).getByRole('option', { selected: true })

test('a task is found and opened by keyboard alone, from any page, and is then the latest', async ({
  page,
}) => {
  await page.goto('/imports')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('invoice-aging')
  await expect(chosen(page)).toContainText('invoice-aging-report')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/experiments/demo/tasks/invoice-aging-report')
  await expect(palette(page)).toBeHidden()
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('last looked at')))
    .toContain('invoice-aging-report')
  await page.goto('/')
  await page.getByRole('button', { name: 'Search or jump to' }).click()
  await expect(palette(page).getByText('Last looked at')).toBeVisible()
  await expect(chosen(page)).toContainText('invoice-aging-report')
  await page.keyboard.press('Escape')
  await expect(palette(page)).toBeHidden()
})

test('models, skills, trials by id, views and docs are found; the comparison goes along', async ({
  page,
  request,
}) => {
  const trials = await (await request.get('/api/v1/experiments/demo/trials?limit=1')).json()
  const { uid } = (trials as { items: { uid: string }[] }).items[0]!
  await page.goto('/experiments/demo?policy=fail')
  await page.keyboard.press('Control+k')
  const group = (name: string) => palette(page).getByRole('group', { name })
  const input = palette(page).getByRole('combobox')
  await input.fill('merle')
  await expect(group('Models')).toContainText('merle-2-mini')
  await input.fill(uid)
  await expect(group('Trials')).toContainText(uid)
  await input.fill('interval')
  await expect(group('Docs')).toContainText('Interval')
  await input.fill('nothing has this name')
  await expect(palette(page).getByRole('status')).toHaveText(/Nothing is called/)
  await input.fill('harms')
  await expect(chosen(page)).toContainText('Harms')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/experiments/demo/harms?policy=fail')
})

test('the palette can be used by everybody', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.goto('/experiments/demo')
    await page.keyboard.press('Control+k')
    await palette(page).getByRole('combobox').fill('demo')
    await expect(chosen(page)).toBeVisible()
    const { violations } = await new AxeBuilder({ page }).include('dialog').analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
  }
})

test('the docs are read in the app, lead to each other, and have a glossary', async ({ page }) => {
  await page.goto('/docs')
  await page.getByRole('main').getByRole('link', { name: 'Glossary' }).click()
  await expect(page.getByRole('heading', { name: 'Error policy' })).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'Statistics' }).click()
  await expect(page.getByRole('heading', { name: 'Tasks where skills hurt' })).toBeVisible()
  for (const path of ['/docs/glossary', '/docs/statistics', '/docs/decisions/views']) {
    await page.goto(path)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${path} ${id} ${nodes[0]!.target.join()}`)).toEqual(
      [],
    )
  }
})

test('the start page says what this is, leads to a harm in three steps, and sorts by gain', async ({
  page,
}) => {
  await page.goto('/')
  const steps = page.getByRole('region', { name: /See one harm/ })
  await expect(steps.getByRole('link')).toHaveCount(3)
  await steps.getByRole('link', { name: /side by side/ }).click()
  await expect(page).toHaveURL(/\/diff\?left=/)
  await page.goto('/')
  const table = page.getByRole('table', { name: 'Experiments' })
  await table.getByRole('button', { name: 'Gain' }).click()
  await expect(page).toHaveURL(/sort=gain/)
  await expect(table.getByRole('columnheader', { name: 'Gain', exact: false }).last()).toBeVisible()
  await page.getByRole('searchbox').fill('published')
  await expect(table.getByRole('row', { name: /SkillsBench v1.1/ })).toContainText('helps')
  await expect(table.getByRole('row', { name: /^Demo/ })).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'What stands out' })).toContainText(
    '1 task is clearly harmed in Demo: invoice-aging-report',
  )
  // Anywhere in a row.
  const cell = (await table.getByRole('cell', { name: '9,396' }).boundingBox())!
  await page.mouse.click(cell.x + cell.width / 2, cell.y + cell.height / 2)
  await expect(page).toHaveURL('/experiments/skillsbench-v1-1')
})

test('a theme that was chosen stays, whatever the system says', async ({ page }) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/docs')
  const light = await ground()
  await page.getByLabel('Theme').selectOption('dark')
  await expect.poll(ground).not.toBe(light)
  const dark = await ground()
  await page.goto('/imports')
  expect(await ground()).toBe(dark)
  await expect(page.getByLabel('Theme')).toHaveValue('dark')
  await page.getByLabel('Theme').selectOption('system')
  await expect.poll(ground).toBe(light)
})

test('on paper there is no chrome, the ground is white, also of a dark page', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('/experiments/demo/tasks')
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' })
  await expect(page.getByRole('banner')).toBeHidden()
  await expect(page.getByRole('navigation').first()).toBeHidden()
  await expect(page.getByRole('searchbox')).toBeHidden()
  await expect(page.getByRole('link', { name: 'pump-curve-selection' })).toBeVisible()
  const colors = await page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.body)
    return { backgroundColor, color }
  })
  expect(colors).toEqual({ backgroundColor: 'rgb(255, 255, 255)', color: 'rgb(26, 28, 31)' })
})
