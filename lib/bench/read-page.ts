import type { Page } from 'playwright'

/** Something that a reader does on a page. */
export interface PageUse {
  readonly name: string
  readonly act: (page: Page) => Promise<void>
}

async function scroll(page: Page) {
  for (let turn = 0; turn < 10; turn += 1) {
    await page.mouse.wheel(0, 8000)
    await page.waitForTimeout(60)
  }
}

const press = (...keys: readonly string[]) =>
  async function pressKeys(page: Page) {
    for (const key of keys) {
      await page.keyboard.press(key)
      await page.waitForTimeout(120)
    }
  }

async function filter(page: Page) {
  for (const name of [/^tools/, /^messages/, /^all/]) {
    await page.getByRole('group', { name: 'Show' }).getByRole('button', { name }).click()
    await page.waitForTimeout(150)
  }
}

async function search(page: Page) {
  await page.keyboard.press('/')
  await page.keyboard.type('line of', { delay: 30 })
  await page
    .getByRole('search')
    .getByRole('status')
    .filter({ hasText: / of [\d,]+$/ })
    .waitFor()
  await press('Enter', 'Enter', 'Shift+Enter', 'Escape')(page)
}

async function dragBar(page: Page) {
  const box = await page.getByRole('slider', { name: /^Steps by/ }).boundingBox()
  if (!box) throw new Error('The page has no bar of steps.')
  await page.mouse.move(box.x + 2, box.y + 5)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width - 2, box.y + 5, { steps: 60 })
  await page.mouse.up()
}

const SCROLLING = { name: 'scrolling', act: scroll }

/** What one does with a trajectory. */
export const TRAJECTORY_USES: readonly PageUse[] = [
  SCROLLING,
  { name: 'going to its ends', act: press('G', 'g', 'G', 'j', 'k', 'f', 'r', 'g') },
  { name: 'filtering', act: filter },
  { name: 'searching', act: search },
  { name: 'dragging the bar', act: dragBar },
]

/** What one does with a diff. */
export const DIFF_USES: readonly PageUse[] = [
  SCROLLING,
  { name: 'jumping', act: press('g', 'n', 'n', 'd', 'p', 'j', 'k') },
]

/** Opens the last pair of a diff, which prints a megabyte on each side. */
export const OPENING_A_MEGABYTE: PageUse = {
  name: 'opening a pair of a megabyte each',
  act: async (page) => {
    await press('G', 'f')(page)
    await page
      .getByText(/MB more on the trial’s page/)
      .nth(1)
      .waitFor()
    await page.waitForTimeout(300)
  },
}
