import { expect, type BrowserContext } from '@playwright/test'

export const PASSWORD = 'correct horse battery'

/** Makes an account by the link of an invite, and stays signed in. */
export async function makeAccount(context: BrowserContext, link: string, name: string) {
  const page = await context.newPage()
  await page.goto(link)
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('E-mail address').fill(`${name}@example.org`)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Make the account' }).click()
  await expect(page.getByRole('navigation', { name: 'Account' })).toContainText(name)
}
