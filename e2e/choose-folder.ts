import type { Page } from '@playwright/test'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Chooses a folder on the page of imports. */
export async function chooseFolder(page: Page, folder: string): Promise<void> {
  await page.goto('/imports')
  const choosing = page.waitForEvent('filechooser')
  await page.getByText('Choose a folder').click()
  await (await choosing).setFiles(folder)
}

/** Writes files below a folder and chooses it on the page of imports. */
export async function writeAndChooseFolder(
  page: Page,
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  await chooseFolder(page, folder)
}
