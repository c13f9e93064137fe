import { readFileSync } from 'node:fs'
import { expect, test } from './fixtures'

const BOARD = '/experiments/skillsbench-v1-1'

test('the start page names each experiment with its size and headline', async ({ page }) => {
  await page.goto('/')
  const board = page.getByRole('row', { name: /SkillsBench v1\.1/ })
  await expect(board).toContainText('9,396')
  await expect(board).toContainText('+16.6')
  await expect(board).toContainText('[+11.7, +21.5]')
  await expect(page.getByRole('row', { name: /Demo/ })).toContainText('generated, no finding')
  await board.getByRole('link', { name: /SkillsBench/ }).click()
  await expect(page).toHaveURL(BOARD)
})

test('the published board shows its published figures', async ({ page }) => {
  await page.goto(BOARD)
  const headline = page.getByRole('region', { name: 'Did skills help overall?' })
  for (const figure of [
    '+16.6',
    '[+11.7, +21.5]',
    '87 tasks',
    '9,396 trials',
    '33.9 → 50.5 %',
    '25.5 %',
    '62 / 12 / 13',
    '0 of 13 beyond noise',
  ])
    await expect(headline).toContainText(figure)
  const best = page.getByRole('row', { name: /GPT-5\.5 OpenHands/ })
  await expect(best).toContainText('51.5')
  await expect(best).toContainText('[+7.8, +23.8]')
  await expect(page.getByRole('link', { name: 'arXiv 2602.12670v4', exact: true })).toBeVisible()
})

test('the verdict stands in plain words on top, and holds under every way of counting', async ({
  page,
}) => {
  await page.goto(BOARD)
  await expect(
    page.getByText(
      'Skills raised success from 34 % to 51 %: +16.6 points, very likely between +11.7 and +21.5. No task is shown to be harmed.',
    ),
  ).toBeVisible()
  const headline = page.getByRole('region', { name: 'Did skills help overall?' })
  for (const fact of ['21.7 → 35.0 %', '46.5 → 63.9 %', '79 binary tasks'])
    await expect(headline).toContainText(fact)
  const strip = page.getByRole('region', { name: 'Does the verdict hang on how one counts?' })
  await expect(strip).toContainText('6 of 6 ways of counting say “helps”.')
  await strip.getByRole('link', { name: /for these same tasks, each domain once/ }).click()
  await expect(page).toHaveURL(/uncertainty=rerun/)
  await expect(page).toHaveURL(/weighting=domains/)
  await expect(headline).toContainText('+17.0')
})

test('the chart of domains is drawn, has its numbers as a table, and can be saved', async ({
  page,
}) => {
  await page.goto(BOARD)
  const chart = page.getByRole('figure', { name: /Gain by domain/ })
  await expect(chart.locator('svg')).toContainText('Natural Science')
  await expect(chart.locator('svg')).toContainText('+28.8')
  await page.getByText('The numbers as a table').click()
  const table = page.getByRole('table', { name: /by domain/ })
  await expect(table.getByRole('row').nth(1)).toContainText('Natural Science')
  await expect(table.getByRole('row').nth(8)).toContainText('Mathematics & OR')
  for (const [kind, start] of [
    ['SVG', '<svg'],
    ['CSV', 'domain,'],
  ] as const) {
    const saved = page.waitForEvent('download')
    await page.getByRole('group', { name: 'Save this chart' }).getByText(kind).click()
    expect(readFileSync(await (await saved).path(), 'utf8').slice(0, start.length)).toBe(start)
  }
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'PNG' }).click()
  expect(
    readFileSync(await (await saved).path())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG')
})

test('the kind of uncertainty is in the link and changes the interval', async ({ page }) => {
  await page.goto(BOARD)
  await page.getByText('Change', { exact: true }).click()
  await page.getByRole('link', { name: 'these tasks, repeat runs' }).click()
  await expect(page).toHaveURL(/uncertainty=rerun/)
  const headline = page.getByRole('region', { name: 'Did skills help overall?' })
  await expect(headline).not.toContainText('[+11.7, +21.5]')
  await expect(headline).toContainText('+16.6')
})

test('what the source cannot answer is disabled and says why', async ({ page }) => {
  await page.goto(BOARD)
  await page.getByText('Change', { exact: true }).click()
  const errors = page.getByRole('group', { name: 'errors' })
  await expect(errors.getByText('strict')).toHaveAttribute('aria-disabled', 'true')
  await expect(errors).toContainText('prints no statuses')
})

test('another condition can be chosen, and the link keeps it', async ({ page }) => {
  await page.goto('/experiments/demo')
  await page.getByText('Change', { exact: true }).click()
  const side = page.getByRole('group', { name: 'with', exact: true })
  await side.getByRole('link', { name: /generated/ }).click()
  await expect(page).toHaveURL(/with=generated_before/)
  await page.reload()
  await page.getByText('Change', { exact: true }).click()
  await expect(side.locator('[aria-current]')).toContainText('generated')
})

test('the design is drawn as a diagram and said in a sentence', async ({ page }) => {
  await page.goto('/experiments/demo')
  const diagram = page.getByRole('img', { name: /Design of the experiment/ })
  await diagram.scrollIntoViewIfNeeded()
  await expect(diagram.locator('svg')).toContainText('12 tasks')
  await expect(page.getByText(/12 tasks × 3 configurations × 3 conditions/)).toBeVisible()
})

test('a narrow page does not scroll sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const path of ['/', BOARD, `${BOARD}/tasks`, '/experiments/demo']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  }
})

test('the JSON twin says what the page says', async ({ request }) => {
  const answer = await request.get(`/api/v1${BOARD}`)
  const { headline } = await answer.json()
  expect(headline.gain).toMatchObject({ nTasks: 87, nTrials: 9396, method: 'paired_t' })
  expect(headline.gain.estimate).toBeCloseTo(0.166, 3)
  const missing = await request.get('/api/v1/experiments/nothing')
  expect(missing.status()).toBe(404)
  expect((await missing.json()).error.code).toBe('experiment_not_found')
})

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  test('the design diagram is drawn whole', async ({ page }) => {
    await page.goto('/experiments/skillsbench-v1-1')
    await page.getByText('How was it run?').scrollIntoViewIfNeeded()
    const diagram = page.locator('svg[id^="diagram"]')
    await expect(diagram).toBeVisible()
    // Measured at one instant: charts above may still move the page.
    const textsOutside = () =>
      diagram.evaluate((svg) => {
        const frame = svg.getBoundingClientRect()
        return [...svg.querySelectorAll('text')].filter((text) => {
          const box = text.getBoundingClientRect()
          const isBeside = box.left < frame.left - 1 || box.right > frame.right + 1
          return isBeside || box.top < frame.top - 1 || box.bottom > frame.bottom + 1
        }).length
      })
    await expect(diagram).toContainText('87 tasks, 8 domains')
    expect(await textsOutside()).toBe(0)
  })
})
