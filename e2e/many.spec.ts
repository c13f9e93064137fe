// An experiment of many models with long names: what a page shows first, and what a phone shows of it.
import { expect, test } from './fixtures'
import { importZip, jobFiles, sumTrial, zipOf } from './harbor-job'

const MODELS = Array.from(
  { length: 24 },
  (_, at) => `model-${String(at + 1).padStart(2, '0')}-of-many-with-a-name-that-does-not-end`,
)
const TASKS = ['add', 'sort', 'copy']
const MANY = '/experiments/e2e-many'

const filesOf = (kind: string, reward: number) =>
  Object.assign(
    {},
    ...TASKS.map((task) =>
      jobFiles(
        task,
        MODELS.map((model, at) =>
          sumTrial(`${kind}${at}`, { model, reward, tasksFolder: 'elsewhere' }),
        ),
      ),
    ),
  ) as Record<string, string>

test.beforeAll(async ({ request }) => {
  const to = (condition: string) => ({ experiment: 'e2e-many', condition })
  await importZip(request, to('no_skills'), await zipOf(filesOf('bare', 0)))
  await importZip(request, to('curated'), await zipOf(filesOf('with', 1)))
})

test('of many configurations the first are in sight, and a line opens the others in place', async ({
  page,
}) => {
  await page.goto(MANY)
  const gains = page.getByRole('region', { name: 'Which configurations gain?' })
  const rows = gains.getByRole('row', { name: /of-many/ })
  await expect(rows).toHaveCount(12)
  await gains.getByText('12 more configurations').click()
  await expect(rows).toHaveCount(24)
  await gains.getByText('only the first 12').click()
  await expect(rows).toHaveCount(12)
})

test('the effects of many models stand one model a row, a condition a column', async ({ page }) => {
  await page.goto(`${MANY}/effects`)
  const map = page.getByRole('region', { name: /Which condition helps which/ }).getByRole('table')
  await expect(map.getByRole('rowheader', { name: /of-many/ })).toHaveCount(24)
  await expect(map.getByRole('columnheader', { name: 'curated skills' })).toBeVisible()
})

test('what is missing in every arm is one line, with its arms by name', async ({ page }) => {
  await page.goto(`${MANY}/health`)
  const missing = page.getByRole('region', { name: 'Does the label fit the log?' })
  const line = missing.getByRole('listitem').filter({ hasText: 'no log shows that a skill' })
  await expect(line.first()).toContainText('the same in 24 arms')
  await line.first().getByText('the same in 24 arms').click()
  await expect(line.getByRole('link', { name: /terminus-2 · .*model-24-of-many/ })).toBeVisible()
})

test('a phone breaks no name of a condition letter by letter', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${MANY}/conditions`)
  const pairs = page.getByRole('table', { name: /Pairs of conditions/ })
  const mark = pairs.getByText('curated skills', { exact: true })
  expect((await mark.boundingBox())!.height).toBeLessThan(30)
  await expect(pairs.getByText(/q [=<] 0/)).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})
