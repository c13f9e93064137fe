import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'

test('a text is found in every trajectory, and its step is one click away', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Search or jump to' })
  await palette.getByRole('combobox').fill('python')
  await palette
    .getByRole('group', { name: 'Text of trajectories' })
    .getByRole('option')
    .last()
    .click()
  await expect(page).toHaveURL(/\/search\?q=python/)
  // The texts are indexed after the import; a fresh server may still be at it.
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('status').filter({ hasText: /hold/ })).toBeVisible({
      timeout: 1000,
    })
  }).toPass()
  await page.getByLabel('Kind of step').selectOption('tool')
  await expect(page).toHaveURL(/kind=tool/)
  await page.goBack()
  await expect(page).not.toHaveURL(/kind=tool/)
  await page
    .getByRole('listitem')
    .getByRole('link', { name: /^step \d+/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/trials\/.+#step-\d+$/)
})

test('a task is handed on as Markdown and as a file that opens offline', async ({
  page,
  request,
}) => {
  const tasks = await request.get('/api/v1/experiments/demo/tasks?limit=1')
  const { items } = (await tasks.json()) as { items: { task: string }[] }
  await page.goto(`/experiments/demo/tasks/${items[0]!.task}`)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download evidence' }).click(),
  ])
  const html = await readFile(await download.path(), 'utf8')
  expect(html).toContain(items[0]!.task)
  expect(html).not.toContain('<script')
  const text = await (await request.get('/llms.txt')).text()
  const first = /\]\((http[^)]+format=md)\)/.exec(text)![1]!
  expect(await (await request.get(first)).text()).toMatch(/^### /)
  const badge = await request.get('/api/v1/experiments/demo/badge.svg')
  expect(badge.headers()['content-type']).toContain('image/svg+xml')
  const tokens = await request.get('/api/v1/experiments/demo/badge.svg?measure=tokens_total')
  expect(await tokens.text()).toContain('change of tokens of a typical task')
})

test('a claim that does not hold says so, and one that cannot be read is refused', async ({
  request,
}) => {
  const verdict = '/api/v1/experiments/demo/verdict'
  const answer = (await (await request.get(`${verdict}?minGainLow=1`)).json()) as { holds: boolean }
  expect(answer.holds).toBe(false)
  expect((await request.get(`${verdict}?minGainLow=much`)).status()).toBe(400)
})
