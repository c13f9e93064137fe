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

/**
 * Runs in the page. Holds back the whole text of step 19 until the list has just placed its rows
 * anew because one of them grew: what the page does after it drew that is still to come then.
 */
function giveWholeTextWhileARowIsMeasured() {
  const { fetch } = window
  const nextPlacing = (list: Element) =>
    new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect()
        resolve()
      })
      observer.observe(list, { attributeFilter: ['style'] })
    })
  const growARow = (list: Element) => {
    const last = list.querySelector<HTMLElement>('[data-index]:last-child')!
    last.style.paddingBottom = '50px'
  }
  window.fetch = async (...asked) => {
    const answer = await fetch(...asked)
    if (!String(asked[0]).endsWith('from=19&to=19')) return answer
    const whole = (await answer.json()) as unknown
    answer.json = () => Promise.resolve(whole)
    const list = document.querySelector('[data-index]')!.parentElement!.parentElement!
    const placed = nextPlacing(list)
    growARow(list)
    await placed
    return answer
  }
}

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

/** The mark of a match, once it is drawn: it has to be on the screen, and not behind what stays on top. */
const markInView = async (page: Page, number: number) => {
  const mark = step(page, number).locator('mark')
  await expect(mark).toBeInViewport()
  const { y, height } = (await bar(page).boundingBox())!
  const top = async () => (await mark.boundingBox())!.y
  await expect.poll(top).toBeGreaterThan(y + height)
}

const searchFor = async (page: Page, q: string) => {
  await page.goto(`/trials/${uid}?q=${encodeURIComponent(q)}`)
  await expect(page.getByRole('search').getByRole('status')).toHaveText('– of 1')
}

test('the next match is brought into view, out of a folded text and beyond what is drawn at once', async ({
  page,
}) => {
  await searchFor(page, 'copper kettle')
  await page.keyboard.press('n')
  await expect(page).toHaveURL(/#step-19$/)
  await expect(step(page, 19).locator('mark')).toHaveText('copper kettle')
  await markInView(page, 19)
})

test('a match far down in a written file is brought into view without the lines before it', async ({
  page,
}) => {
  await searchFor(page, 'row 900')
  await page.keyboard.press('n')
  await expect(step(page, 29).locator('mark')).toHaveText('row 900')
  await markInView(page, 29)
  expect(await page.locator('*').count()).toBeLessThan(1500)
})

test('a match is brought into view on a slow machine, whatever comes late', async ({ page }) => {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 5 })
  await page.route(/\/steps\?/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300))
    await route.continue()
  })
  await searchFor(page, 'copper kettle')
  await page.keyboard.press('n')
  await expect(step(page, 19).locator('mark')).toHaveText('copper kettle')
  await markInView(page, 19)
})

test('a match whose text comes while another row is measured is brought into view all the same', async ({
  page,
}) => {
  await page.addInitScript(giveWholeTextWhileARowIsMeasured)
  await searchFor(page, 'copper kettle')
  await page.keyboard.press('n')
  await expect(step(page, 19).locator('mark')).toHaveText('copper kettle')
  await markInView(page, 19)
})

test('a match stays in view when the rows above it grow, until the reader moves on', async ({
  page,
}) => {
  await searchFor(page, 'Part 700 is done')
  await page.keyboard.press('n')
  await markInView(page, 700)
  // Many texts above that come late.
  await page.addStyleTag({ content: 'article:not(#step-700) { padding-bottom: 900px }' })
  await markInView(page, 700)
  await page.mouse.move(800, 600)
  await page.mouse.wheel(0, 30_000)
  await expect(step(page, 700)).toHaveCount(0)
  await page.addStyleTag({ content: 'article { padding-bottom: 300px !important }' })
  await expect(page.getByRole('article').first()).toHaveCSS('padding-bottom', '300px')
  await expect(step(page, 700)).toHaveCount(0)
})

test('a search for a tool marks its name where it finds it', async ({ page }) => {
  await page.goto(`/trials/${uid}?q=bash`)
  await expect(page.getByRole('search').getByRole('status')).toHaveText('1 of 1,348')
  await page.keyboard.press('n')
  await expect(page).toHaveURL(/#step-2$/)
  await expect(step(page, 2).locator('mark')).toHaveText('bash')
})
