import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { importTrials, type AtifStep } from './harbor-job'

// Where a reader stands on the page of a trial, whatever else changes there.

const LENGTH = 1500

const prose = (chars: number, end: string) =>
  `${'A sentence of no interest.\n'.repeat(chars / 27)}${end}`

const stepAt = (number: number): AtifStep => {
  if (number === 19) return { source: 'agent', message: prose(84_000, 'The copper kettle.') }
  if (number === 29) {
    const content = Array.from({ length: 1000 }, (_, at) => `row ${at}`).join('\n')
    return {
      source: 'agent',
      message: '',
      call: { name: 'Write', arguments: { file_path: '/rows.txt', content } },
      output: 'ok',
    }
  }
  if (number % 10 === 0) return { source: 'agent', message: `Part ${number} is done.` }
  return {
    source: 'agent',
    message: '',
    command: `python part_${number}.py`,
    output: `line of ${number}\n`.repeat((number % 30) + 1),
  }
}

const step = (page: Page, number: number) =>
  page.getByRole('article', { name: new RegExp(`^Step ${number},`) })

const bar = (page: Page) => page.getByRole('slider', { name: /^Steps by/ })

/** How far below the bar that stays on top a step begins; null where it is not drawn. */
const belowBar = async (page: Page, number: number) => {
  const { y, height } = (await bar(page).boundingBox())!
  const box = await step(page, number).boundingBox()
  return box && box.y - (y + height)
}

const standsBelowBar = async (page: Page, number: number) => {
  const below = await belowBar(page, number)
  return below !== null && Math.abs(below) < 24
}

const show = (page: Page, name: RegExp) =>
  page.getByRole('group', { name: 'Show' }).getByRole('button', { name }).click()

let uid: string
test.beforeAll(async ({ request }) => {
  const steps = Array.from({ length: LENGTH }, (_, at) => stepAt(at + 1))
  const ids = await importTrials(request, 'e2e-place', 'no_skills', 'floods', [
    { name: 'place', reward: 0, steps },
  ])
  uid = ids['place']!
})

test('a filter leaves the reader at the step in hand, and so does taking it away', async ({
  page,
}) => {
  await page.goto(`/trials/${uid}#step-700`)
  await expect.poll(() => standsBelowBar(page, 700)).toBe(true)
  await show(page, /^messages/)
  await expect(step(page, 701)).toHaveCount(0)
  await expect.poll(() => standsBelowBar(page, 700)).toBe(true)
  await page.keyboard.press('j')
  await expect(page).toHaveURL(/show=messages#step-710$/)
  await show(page, /^all/)
  await expect(step(page, 711)).toBeVisible()
  await expect.poll(() => standsBelowBar(page, 710)).toBe(true)
})

test('a filter leaves a reader who scrolled at the nearest step that it lists', async ({
  page,
}) => {
  await page.goto(`/trials/${uid}#step-700`)
  await expect.poll(() => standsBelowBar(page, 700)).toBe(true)
  await page.mouse.move(800, 600)
  await page.mouse.wheel(0, 30_000)
  await expect(step(page, 700)).toHaveCount(0)
  const label = await page.locator('article[aria-current=step]').getAttribute('aria-label')
  const current = Number(/\d+/.exec(label!)![0])
  await show(page, /^messages/)
  await expect.poll(() => standsBelowBar(page, Math.round(current / 10) * 10)).toBe(true)
})

test('a filter chosen at the head of the page leaves it in view', async ({ page }) => {
  await page.goto(`/trials/${uid}`)
  await expect(step(page, 2)).toContainText('python part_2.py')
  await show(page, /^messages/)
  await expect(step(page, 20)).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport()
})

test('a click on the bar brings its step below the bar', async ({ page }) => {
  await page.goto(`/trials/${uid}`)
  await expect(step(page, 2)).toContainText('python part_2.py')
  for (const share of [0.41, 0.83, 0.27]) {
    const { width } = (await bar(page).boundingBox())!
    await bar(page).click({ position: { x: width * share, y: 15 } })
    const clicked = Number(/#step-(\d+)$/.exec(page.url())![1])
    await expect(step(page, clicked)).toContainText(/line of|is done/)
    await expect.poll(() => standsBelowBar(page, clicked)).toBe(true)
    // Rows are measured as their texts arrive; the step has to stay.
    await page.waitForTimeout(400)
    expect(await standsBelowBar(page, clicked)).toBe(true)
  }
})

/** Asks for the match until it is in view: on a slow first load it may take a second press. */
const bringIntoView = (page: Page, number: number) =>
  expect(async () => {
    const mark = step(page, number).locator('mark')
    const isInView = await mark.evaluate((one) => {
      const { top, bottom } = one.getBoundingClientRect()
      return top >= 0 && bottom <= innerHeight
    })
    if (!isInView) await page.keyboard.press('n')
    await expect(mark).toBeInViewport({ timeout: 2000 })
  }).toPass()

test('the next match is brought into view, out of a folded text and beyond what is drawn at once', async ({
  page,
}) => {
  await page.goto(`/trials/${uid}?q=copper%20kettle`)
  await expect(page.getByRole('search').getByRole('status')).toHaveText('– of 1')
  await page.keyboard.press('n')
  await expect(page).toHaveURL(/#step-19$/)
  await expect(step(page, 19).locator('mark')).toHaveText('copper kettle')
  await bringIntoView(page, 19)
  // Not behind what stays on top either.
  const { y, height } = (await bar(page).boundingBox())!
  const top = async () => (await step(page, 19).locator('mark').boundingBox())!.y
  await expect.poll(top).toBeGreaterThan(y + height)
})

test('a match far down in a written file is brought into view without the lines before it', async ({
  page,
}) => {
  await page.goto(`/trials/${uid}?q=row%20900`)
  await expect(page.getByRole('search').getByRole('status')).toHaveText('– of 1')
  await page.keyboard.press('n')
  await expect(step(page, 29).locator('mark')).toHaveText('row 900')
  await bringIntoView(page, 29)
  expect(await page.locator('*').count()).toBeLessThan(1500)
})

test('a search for a tool marks its name where it finds it', async ({ page }) => {
  await page.goto(`/trials/${uid}?q=bash`)
  await expect(page.getByRole('search').getByRole('status')).toHaveText('1 of 1,348')
  await page.keyboard.press('n')
  await expect(page).toHaveURL(/#step-2$/)
  await expect(step(page, 2).locator('mark')).toHaveText('bash')
})
