import { readFileSync } from 'node:fs'
import { expect, test } from './fixtures'

const MODELS = '/experiments/skillsbench-v1-1/models'

test('a smaller model with skills that reaches a larger one without is found', async ({ page }) => {
  await page.goto(MODELS)
  const pairs = page.getByRole('region', { name: /Which .*smaller models/ })
  // First those in which skills may be why; this one was ahead without them.
  await expect(pairs.getByRole('row').nth(1)).not.toContainText('already')
  await pairs.getByText('23 more pairs').click()
  const flash = pairs.getByRole('row', { name: /DeepSeek V4 Flash.*DeepSeek V4 Pro/ })
  await expect(flash).toContainText('ahead already')
  await expect(flash).toContainText('parameters')
  await expect(flash).toContainText('44.7 / 26.9')
  await expect(flash).toContainText('+17.8')
  await expect(pairs).toContainText('nothing tells which is smaller')
})

test('any two arms can be compared at a margin, and the link keeps the question', async ({
  page,
}) => {
  await page.goto(MODELS)
  await page.getByLabel('Is: configuration').selectOption({ label: 'MiniMax M2.7 · OpenHands' })
  await page.getByLabel('as good as: configuration').selectOption({ label: 'GLM 5.1 · OpenHands' })
  await page.getByLabel('margin, pp').fill('10')
  await page.getByRole('button', { name: 'Compare' }).click()
  await expect(page).toHaveURL(/margin=10/)
  const pair = page.getByRole('region', { name: /May the first stand in/ })
  await expect(pair).toContainText('34.9 % against 32.7 %')
  await expect(pair).toContainText('not worse by more than 10 pp')
  await page.reload()
  await expect(pair).toContainText('not worse by more than 10 pp')
  await page.getByLabel('margin, pp').fill('5')
  await page.getByRole('button', { name: 'Compare' }).click()
  await expect(pair).toContainText('can’t tell yet')
})

test('what published cells cannot answer is switched off and says why', async ({ page }) => {
  await page.goto(MODELS)
  await page.getByText('Change', { exact: true }).click()
  const errors = page.getByRole('group', { name: 'errors' })
  await expect(errors.getByText('strict')).toHaveAttribute('aria-disabled', 'true')
  await expect(errors).toContainText('prints no statuses')
})

test('unknown costs are not drawn as nothing, and tokens can be asked for', async ({ page }) => {
  await page.goto(MODELS)
  const front = page.getByRole('region', { name: 'What does success cost?' })
  await expect(front).toContainText('16 arms without known cost')
  await front.getByRole('link', { name: 'tokens' }).click()
  await expect(page).toHaveURL(/x=tokens/)
  await expect(front).not.toContainText('without known')
})

test('the reader says which model is small, and the table follows', async ({ page }) => {
  await page.goto(MODELS)
  const sizes = page.getByRole('region', { name: 'Which model is smaller?' })
  const choose = (model: string, size: string) =>
    sizes.getByRole('row', { name: new RegExp(model) }).getByRole('link', { name: size })
  await choose('MiniMax M3', 'small').click()
  await expect(page).toHaveURL(/small=/)
  await choose('GLM 5\\.1', 'large').click()
  await expect(page).toHaveURL(/large=/)
  const pairs = page.getByRole('region', { name: /Which .*smaller models/ })
  await pairs.getByRole('link', { name: 'all pairs' }).click()
  await expect(page).toHaveURL(/pairs=all/)
  await pairs.getByText(/more pairs/).click()
  await expect(
    pairs.getByRole('row', { name: /MiniMax M3.*GLM 5\.1.*your choice/ }).first(),
  ).toBeAttached()
})

test('the pairs on the page and in its CSV are the same numbers', async ({ page }) => {
  await page.goto(MODELS)
  const pairs = page.getByRole('region', { name: /Which .*smaller models/ })
  const saved = page.waitForEvent('download')
  await pairs.getByRole('link', { name: 'CSV' }).click()
  const lines = readFileSync(await (await saved).path(), 'utf8').split('\r\n')
  const columns = lines[0]!.split(',')
  const flash = lines
    .find((line) => line.startsWith('openhands--deepseek-v4-flash,openhands--deepseek-v4-pro,'))!
    .split(',')
  const at = (name: string) => Number(flash[columns.indexOf(name)])
  expect(at('difference')).toBeCloseTo(0.178, 3)
  expect([at('n_tasks'), at('n_trials')]).toEqual([87, 522])
})

test('logs with costs give a cost per solved task with its interval', async ({ page }) => {
  await page.goto('/experiments/demo/models')
  const pair = page.getByRole('region', { name: /May the first stand in/ })
  await expect(pair).toContainText(/Per solved task: \$[\d.]+ \[\$[\d.]+, \$[\d.]+\]/)
  await expect(pair).toContainText('seed 20260213')
})
