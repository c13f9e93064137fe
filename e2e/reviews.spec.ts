import { expect, test } from './fixtures'
import { importTrials, type AtifStep } from './harbor-job'

const STEPS: readonly AtifStep[] = Array.from({ length: 60 }, (_, at) => ({
  ...{ source: 'agent', message: '', command: `python part_${at + 1}.py`, output: 'done' },
}))

/** A text that would do something if anything of it were more than text. */
const HOSTILE =
  '**Odd** <img src=x onerror="document.title=1"> [here](javascript:alert(1)), see `x`.'

test('a reviewer writes at a step, is linked there, marks the task, resolves, and keeps the view', async ({
  page,
  request,
}) => {
  const trials = [{ name: 'aaaaaa', reward: 1, steps: STEPS }]
  const ids = await importTrials(request, 'reviewed-run', 'no_skills', 'sum', trials)

  await test.step('a note at a step', async () => {
    await page.goto(`/trials/${ids.aaaaaa}#step-40`)
    const row = page.getByRole('article', { name: /^Step 40,/ })
    await row.hover()
    await row.getByRole('button', { name: 'Write a note on step 40' }).click()
    const dialog = page.getByRole('dialog', { name: 'Note on step 40' })
    await dialog.getByRole('textbox', { name: /^Note/ }).fill(HOSTILE)
    await dialog.getByLabel(/Your name/).fill('Ada')
    await dialog.getByRole('button', { name: 'Write note' }).click()
    await expect(dialog).toHaveCount(0)
    const card = row.getByRole('article', { name: 'Note of Ada' })
    await expect(card).toContainText('<img src=x')
    await expect(card.locator('img, a[href^="javascript"]')).toHaveCount(0)
    await expect(row.getByText('1 note')).toBeVisible()
  })

  await test.step('its link leads to the step, under which it stands', async () => {
    const link = page.getByRole('article', { name: 'Note of Ada' }).getByTitle('Link to this note')
    const href = (await link.getAttribute('href'))!
    expect(href).toMatch(/\?note=\w+#step-40$/)
    await page.goto('/')
    await page.goto(href)
    await expect(page.getByRole('article', { name: 'Note of Ada' })).toBeInViewport()
  })

  await test.step('the task lists it, and is marked and unmarked', async () => {
    await page.goto('/experiments/reviewed-run/tasks/sum')
    const note = page.getByRole('article', { name: 'Note of Ada' })
    await expect(note.getByRole('link', { name: /^step 40 of trial/ })).toBeVisible()
    await page.getByRole('button', { name: 'Mark as reviewed' }).click()
    await expect(page.getByText(/✓ Reviewed by Ada/)).toBeVisible()
    await importTrials(request, 'reviewed-run', 'no_skills', 'sum', [
      { name: 'bbbbbb', reward: 0, steps: STEPS.slice(0, 2) },
    ])
    await page.goto('/experiments/reviewed-run/tasks')
    await expect(page.getByText('✓ reviewed')).toBeVisible()
    await expect(page.getByText('1 new trial since')).toBeVisible()
    await page.goto('/experiments/reviewed-run/tasks/sum')
    await page.getByRole('button', { name: 'Undo the mark of sum' }).click()
    await expect(page.getByRole('button', { name: 'Mark as reviewed' })).toBeVisible()
  })

  await test.step('the list resolves it, edits and deletes another one', async () => {
    await page.goto('/experiments/reviewed-run/notes')
    await page.getByRole('button', { name: 'Resolve' }).click()
    await expect(page.getByText('No note passes this filter.')).toBeVisible()
    await page.getByRole('textbox', { name: /^Note/ }).fill('About all of it.')
    await page.getByRole('button', { name: 'Write note' }).click()
    const card = page.getByRole('article', { name: 'Note of Ada' })
    await expect(card).toContainText('on the experiment')
    await card.getByText('Edit', { exact: true }).click()
    await card.getByRole('textbox', { name: /^Note/ }).fill('About *most* of it.')
    await card.getByRole('button', { name: 'Save' }).click()
    await expect(card).toContainText('About most of it.')
    await card.getByRole('button', { name: 'Delete note' }).click()
    await expect(card).toHaveCount(0)
    await page.getByRole('link', { name: 'resolved 1' }).click()
    await expect(page.getByText('✓ resolved by Ada')).toBeVisible()
  })

  await test.step('a view gets a name and is found by it', async () => {
    await page.goto('/experiments/reviewed-run/trials?status=ok')
    await page.getByRole('link', { name: 'Save view' }).click()
    await page.getByLabel('Name').fill('completed ones')
    await page.getByRole('button', { name: 'Save view' }).click()
    await expect(page.getByRole('table', { name: 'Saved views' })).toContainText('?status=ok')
    await page.goto('/')
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder(/Task, skill, model/).fill('completed on')
    await page.getByRole('option', { name: /completed ones/ }).click()
    await expect(page).toHaveURL(/\/experiments\/reviewed-run\/trials\?status=ok$/)
  })
})

test('without JavaScript a reviewer writes about a trial and marks a task all the same', async ({
  browser,
  baseURL,
  request,
}) => {
  const trials = [{ name: 'aaaaaa', reward: 1, steps: STEPS.slice(0, 3) }]
  const ids = await importTrials(request, 'plain-run', 'no_skills', 'sum', trials)
  const page = await (await browser.newContext({ baseURL, javaScriptEnabled: false })).newPage()
  await page.goto(`/trials/${ids.aaaaaa}`)
  await page.locator('#notes > summary').click()
  await page.getByRole('textbox', { name: /^Note/ }).fill('Plain.')
  await page.getByLabel(/^Step, 1 to 3/).fill('2')
  await page.getByRole('button', { name: 'Write note' }).click()
  await expect(page.getByRole('link', { name: 'step 2', exact: true })).toBeVisible()
  await page.goto('/experiments/plain-run/tasks/sum')
  await page.getByRole('button', { name: 'Mark as reviewed' }).click()
  await expect(page.getByText(/✓ Reviewed by local/)).toBeVisible()
})
