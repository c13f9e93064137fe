import { expect, test } from './fixtures'
import { importTrials } from './harbor-job'

const LIST = '/experiments/demo/skill-list'

test('a skill is found by its name; its page says what it is, whether it was read, what it changed', async ({
  page,
}) => {
  await page.goto(LIST)
  await page.getByLabel('Search skills by name and description').fill('release')
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByRole('link', { name: 'release-notes-style' }).click()
  await expect(page).toHaveURL(/\/skills\/release-notes-style/)
  const main = page.getByRole('main')
  await expect(main.getByRole('region', { name: 'Is it used?' })).toContainText('executed')
  const effect = main.getByRole('region', { name: 'Where does it help, and whom?' })
  await expect(effect.getByRole('link', { name: 'changelog-semver-bump' })).toBeVisible()
  const text = main.getByRole('region', { name: 'What does it say?' })
  await expect(text.getByLabel('Front matter')).toContainText('name: release-notes-style')
  await text.getByRole('link', { name: 'source' }).click()
  await expect(page).toHaveURL(/text=source/)
  await expect(text.getByText('---').first()).toBeVisible()
})

test('one click from a task and from a trial to the exact text of a skill', async ({ page }) => {
  await page.goto('/experiments/demo/tasks/changelog-semver-bump')
  await page.getByText('What were the agents told?').click()
  await expect(page.getByRole('link', { name: 'Open it there' })).toBeVisible()
  await page
    .getByRole('region', { name: 'What skills were offered?' })
    .getByRole('link', { name: 'release-notes-style' })
    .click()
  await expect(page).toHaveURL(/\/skills\/release-notes-style\?version=[0-9a-f]{12}/)
  await page.goto('/experiments/demo/trials?use=read')
  await page.locator('table a[href^="/trials/"]').first().click()
  const skill = page.getByRole('link', { name: /^skill read · / }).first()
  await expect(skill).toBeVisible()
  await skill.click()
  await expect(page).toHaveURL(/\/skills\/[^?]+\?version=[0-9a-f]{12}/)
})

test('a message of a trial is laid out, its HTML and images stay text, and m shows its source', async ({
  page,
  request,
}) => {
  const message =
    '## Plan\n\n- **first** count\n- then write\n\n![x](https://evil.example/x.png) <img src=x onerror=alert(1)> [go](javascript:alert(1))\n\n```python\ndef stage(level):\n    return "high"\n```'
  const ids = await importTrials(request, 'e2e-markdown', 'no_skills', 'floods', [
    {
      ...{ name: 'one', reward: 1 },
      steps: [
        { source: 'user', message: 'Find the floods.' },
        { source: 'agent', message },
      ],
    },
  ])
  await page.goto(`/trials/${ids.one}`)
  const step = page.getByRole('article', { name: /^Step 2/ })
  await expect(step.getByRole('listitem')).toHaveText(['first count', 'then write'])
  await expect(step.locator('strong')).toHaveText('first')
  await expect(step.getByText('def', { exact: true })).toHaveClass(/text-/)
  await expect(step.locator('img, a:not([href^="#"])')).toHaveCount(0)
  await expect(step).toContainText('https://evil.example/x.png')
  await page.keyboard.press('m')
  await expect(page).toHaveURL(/text=source/)
  await expect(step).toContainText('**first** count')
  await page.keyboard.press('m')
  await page.getByLabel('Search this trajectory').fill('write')
  await expect(step.locator('mark')).toHaveText('write')
})

test.describe('what is not there', () => {
  test.use({ allowedFaults: [/404/] })

  test('a skill that no one names, and a view without skills, say so', async ({ page }) => {
    expect((await page.goto('/experiments/demo/skills/no%2Fsuch'))!.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('no/such')
    await page.goto('/experiments/skillsbench-v1-1/skill-list')
    await expect(page.getByRole('main')).toContainText('would fill this list')
  })
})
