import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from './fixtures'
import { jobFiles, sumTrial } from './harbor-job'

const write = (folder: string, files: Readonly<Record<string, string>>) => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

test('a folder is watched from the settings: what appears comes in, and it can be stopped', async ({
  page,
}, info) => {
  const folder = info.outputPath('night-run')
  write(folder, jobFiles('add-column', [sumTrial('aaaaaa')]))
  await page.goto('/imports')
  await page.getByRole('link', { name: 'watched', exact: true }).click()
  await expect(page.getByText('None is watched.')).toBeVisible()
  await page.getByRole('textbox', { name: /^Folder/ }).fill('night-run')
  await page.getByRole('button', { name: 'Watch', exact: true }).click()
  await expect(page.getByText('Give the whole path')).toBeVisible()
  await page.getByRole('textbox', { name: /^Folder/ }).fill(folder)
  await page.getByRole('button', { name: 'Watch', exact: true }).click()

  const row = page.getByRole('row', { name: /night-run/ })
  await expect(row).toContainText('1 trial done, 0 running', { timeout: 30_000 })
  write(folder, jobFiles('fix-dates', [sumTrial('bbbbbb')]))
  await expect(row).toContainText('2 trials done', { timeout: 30_000 })
  await row.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByText('None is watched.')).toBeVisible()
  await page.goto('/experiments/night-run/trials')
  await expect(page.getByRole('row', { name: /fix-dates/ })).toBeVisible()
  rmSync(folder, { recursive: true })
})
