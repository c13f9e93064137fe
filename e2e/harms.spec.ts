import { readFileSync } from 'node:fs'
import { expect, test } from './fixtures'
import { importTrials, type TestTrial } from './harbor-job'

const BOARD = '/experiments/skillsbench-v1-1'

test('on the published board nothing hurts beyond noise, and fewer tasks fell than luck would make', async ({
  page,
}) => {
  await page.goto(`${BOARD}/harms`)
  await expect(page.getByRole('heading', { name: 'Where do skills hurt?' })).toBeVisible()
  await expect(page.getByText('13 of 87 tasks · 12 tied · 62 above')).toBeVisible()
  await expect(
    page.getByText(
      '13 of 79 tasks look worse (8 tasks with partial rewards not counted here). If skills did nothing, luck would make 33 (25 to 41) look worse; if skills helped every task by the same odds, 1 (0 to 4). So skills do something, and not the same for every task. None stands out from noise.',
    ),
  ).toBeVisible()
  const first = page.getByRole('row', { name: /suricata-custom-exfil/ })
  await expect(first).toContainText('−7.4')
  await expect(first).toContainText('worse in 4 of 18 configurations (12 ties)')
  await expect(first).toContainText('within noise')
})

test('what stands behind a row opens by keyboard: its test and each configuration alone', async ({
  page,
}) => {
  await page.goto(`${BOARD}/harms`)
  const why = page.getByText('each configuration alone').first()
  await why.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/exact test stratified by configuration/).first()).toBeVisible()
  const alone = page.getByRole('table', { name: 'Each configuration tested alone' }).first()
  await expect(alone.getByRole('row')).toHaveCount(19)
})

test('helps are the mirror, kept in the link', async ({ page }) => {
  await page.goto(`${BOARD}/harms`)
  const show = page.getByRole('group', { name: 'show' })
  await show.getByRole('link', { name: 'helps', exact: true }).click()
  await expect(page).toHaveURL(/show=helps/)
  await expect(page.getByText('62 of 87 tasks · 12 tied · 13 below')).toBeVisible()
  await expect(page.getByText('helps: strong').nth(1)).toBeVisible()
  await page.getByRole('link', { name: 'next' }).click()
  await expect(page.getByText('26 to 50 of 62')).toBeVisible()
})

test('a harm of the demo leads to two trials side by side', async ({ page }) => {
  await page.goto('/experiments/demo/harms')
  const row = page.getByRole('row', { name: /invoice-aging-report/ })
  await expect(row).toContainText('hurts: strong')
  await page.getByRole('link', { name: 'Compare two trials' }).first().click()
  await expect(page).toHaveURL(/\/diff\?left=.+&right=.+/)
})

test('the answer under other error policies is one focus away, and Escape closes it', async ({
  page,
}) => {
  await page.goto('/experiments/demo/domains')
  const note = page.getByRole('button', { name: 'under other error policies' })
  await expect(note).toHaveAttribute('aria-expanded', 'false')
  await note.focus()
  await expect(note).toHaveAttribute('aria-expanded', 'true')
  await expect(
    page.getByRole('note').filter({ hasText: 'strict: every error fails' }),
  ).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(note).toHaveAttribute('aria-expanded', 'false')
})

test('a switch that the source cannot answer says why by keyboard', async ({ page }) => {
  await page.goto(`${BOARD}/domains`)
  const errors = page.getByRole('group', { name: 'errors' })
  // Keys do something once the page's script is there.
  await expect(async () => {
    await page.keyboard.press('c')
    await expect(errors).toBeVisible({ timeout: 1000 })
  }).toPass()
  await expect(errors).toContainText('prints no statuses')
})

test('a domain leads to its tasks', async ({ page }) => {
  await page.goto(`${BOARD}/domains`)
  await expect(
    page.getByText(/F = 0\.9\d on 7 and 79 degrees of freedom, p = 0\.4\d\d/),
  ).toBeVisible()
  const table = page.getByRole('table', { name: /Rates and gain by domain/ })
  await table.getByRole('link', { name: 'Cybersecurity' }).first().click()
  await expect(page).toHaveURL(/\/tasks\?domain=Cybersecurity/)
  await expect(page.getByText(/7 tasks/).first()).toBeVisible()
})

const steps = (word: string): TestTrial['steps'] => [
  { source: 'user', message: 'Sum the file.' },
  { source: 'agent', message: word },
]
const trials = (rewards: readonly number[]) =>
  rewards.map((reward, at) => ({ name: `t${at}-${reward}`, reward, steps: steps(`try ${at}`) }))

test('one task with partial rewards is sane on every page, and a page without harms says so', async ({
  page,
  request,
}) => {
  const slug = 'edge-partial'
  await importTrials(request, slug, 'no_skills', 'alpha-sum', trials([0.1667]))
  await importTrials(request, slug, 'curated', 'alpha-sum', trials([0.8333]))
  for (const view of ['', '/domains', '/harms', '/tasks']) {
    await page.goto(`/experiments/${slug}${view}`)
    await expect(page.getByRole('main')).toContainText('+66.7')
    await expect(page.getByRole('main')).not.toContainText(/NaN|Infinity|undefined/)
  }
  await page.goto(`/experiments/${slug}/harms`)
  await expect(page.getByText(/No task is below zero/)).toBeVisible()
  await expect(page.getByText(/cannot be told from fewer than two common tasks/)).toBeVisible()
})

test('the twin of the page and its CSV say the same', async ({ page, request }) => {
  const answer = await (await request.get(`/api/v1${BOARD}/harms`)).json()
  expect(answer.harms).toMatchObject({ nTasks: 87, nNegative: 13, nStrong: 0, nSuggestive: 0 })
  expect(answer.items[0]).toMatchObject({ rank: 1, task: 'suricata-custom-exfil' })
  await page.goto(`${BOARD}/harms`)
  const saved = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV' }).click()
  const lines = readFileSync(await (await saved).path(), 'utf8')
    .trim()
    .split('\r\n')
  expect(lines[0]).toMatch(/^rank,task,domain,without,with,gain,/)
  expect(lines).toHaveLength(14)
})

test('narrow pages do not scroll sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const path of [`${BOARD}/domains`, `${BOARD}/harms`, '/experiments/demo/harms']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  }
})
