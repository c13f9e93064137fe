import { expect, test } from './fixtures'
import { importTrials, type AtifStep } from './harbor-job'

const bash = (command: string, output = ''): AtifStep => ({
  source: 'agent',
  message: '',
  command,
  output,
})
const GO: AtifStep = { source: 'user', message: 'Find the floods.' }

const LEFT: AtifStep[] = [
  GO,
  bash('ls -la', 'gauges.csv'),
  bash('head -3 gauges.csv', 'date,stage'),
  bash('python derive.py', '14.27'),
  bash('python analyze.py --threshold 14.27', 'events: 3'),
  bash('cat report.json', '{}'),
]
const RIGHT: AtifStep[] = [
  GO,
  bash('ls -la', 'gauges.csv'),
  bash('head -3 gauges.csv', 'date,stage'),
  bash('curl -s localhost:8080/stages', '{"flood": 12}'),
  bash('python analyze.py --threshold 12', 'events: 7'),
  bash('cat report.json', '{}'),
]

test.describe('the diff of two trials', () => {
  let left: string
  let right: string
  test.beforeAll(async ({ request }) => {
    const one = await importTrials(request, 'e2e-diff', 'no_skills', 'floods', [
      { name: 'left', reward: 0, steps: LEFT },
    ])
    const two = await importTrials(request, 'e2e-diff', 'curated', 'floods', [
      { name: 'right', reward: 1, steps: RIGHT },
    ])
    left = one['left']!
    right = two['right']!
  })

  test('says in words where they part, folds what is equal, marks the words that differ', async ({
    page,
  }) => {
    await page.goto(`/diff?left=${left}&right=${right}`)
    await expect(page.getByText('They part at step 4.')).toBeVisible()
    await expect(page.getByText(/Left runs/)).toContainText('python derive.py')
    await expect(page.getByRole('button', { name: /^3 equal steps/ })).toBeVisible()
    await expect(page.locator('del').filter({ hasText: '14.27' })).toBeVisible()
    await expect(page.locator('ins').filter({ hasText: '12' }).first()).toBeVisible()
  })

  test('is read by keyboard, and a row has a link that survives a reload', async ({ page }) => {
    await page.goto(`/diff?left=${left}&right=${right}`)
    await expect(page.getByRole('article').first()).toBeVisible()
    await page.keyboard.press('d')
    await expect(page).toHaveURL(/row=l4r4/)
    await page.keyboard.press('j')
    await expect(page).toHaveURL(/row=l5r5/)
    await page.reload()
    await expect(page.getByRole('article', { name: 'Row: changed' })).toBeVisible()
    await page.keyboard.press('x')
    await expect(page).toHaveURL(new RegExp(`left=${right}&right=${left}`))
    await expect(page.getByText(/right runs python derive.py/)).toBeVisible()
  })

  test('where all differs, n goes to where a side turns to something else', async ({
    page,
    request,
  }) => {
    const steps = [
      GO,
      ...[1, 2, 3, 4].map((at) => bash(`node ${at}.js`)),
      bash('echo 3 > report.txt'),
    ]
    const { other } = await importTrials(request, 'e2e-diff', 'curated', 'floods', [
      { name: 'other', reward: 1, steps: [...steps, bash('node 5.js')] },
    ])
    await page.goto(`/diff?left=${left}&right=${other}`)
    await expect(page.getByRole('article').first()).toBeVisible()
    await page.keyboard.press('d')
    await page.keyboard.press('n')
    const row = page.locator('article[aria-current="true"]')
    await expect(row).toContainText('report.txt')
    await expect(row).toBeFocused()
  })

  test('a row keeps its link when a longer log of the same trial replaces it', async ({
    page,
    request,
  }) => {
    await importTrials(request, 'e2e-diff', 'curated', 'floods', [
      { name: 'right', reward: 1, steps: [...RIGHT, bash('ls out', 'report.json')] },
    ])
    await page.goto(`/diff?left=${left}&right=${right}&row=l5r5`)
    const row = page.getByRole('article', { name: 'Row: changed' })
    await expect(row).toContainText('python analyze.py --threshold 12')
    await expect(row).toBeInViewport()
    await importTrials(request, 'e2e-diff', 'curated', 'floods', [
      { name: 'right', reward: 1, steps: RIGHT },
    ])
  })

  test('says why there are no skills to compare, and sums up what came after', async ({ page }) => {
    await page.goto(`/diff?left=${left}&right=${right}`)
    await expect(page.getByText(/^No difference of skills to show/)).toContainText(
      'the left had no skills; the right has no skill files here',
    )
    const sums = page.getByRole('table').filter({ hasText: 'From there' })
    await expect(sums.getByRole('row', { name: /^left/ })).toContainText('3')
    await expect(page.getByText(/from the first time stamp to the last/)).toBeVisible()
  })

  test('another trial can be put on a side in place', async ({ page }) => {
    await page.goto(`/diff?left=${left}&right=${left}`)
    await expect(page.getByText('Both take the same actions, step by step.')).toBeVisible()
    await page.getByLabel('Trial on the right').selectOption(right)
    await expect(page.getByText('They part at step 4.')).toBeVisible()
  })

  test('a missing trial explains itself and the other side offers its trials', async ({ page }) => {
    await page.goto(`/diff?left=${left}&right=nosuchtrial`)
    await expect(page.getByText('No trial has the id nosuchtrial')).toBeVisible()
    await page.getByLabel('Trial on the right').selectOption(right)
    await expect(page.getByText('They part at step 4.')).toBeVisible()
  })

  test('fits a narrow screen', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 800 })
    await page.goto(`/diff?left=${left}&right=${right}`)
    await expect(page.getByRole('article').first()).toBeVisible()
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(390)
  })

  test('has a JSON twin', async ({ request }) => {
    const answer = await request.get(`/api/v1/diff?left=${left}&right=${right}`)
    const { alignment } = (await answer.json()) as {
      alignment: { divergence: { row: string }; rows: { id: string }[] }
    }
    expect(alignment.divergence.row).toBe('l4r4')
    expect(alignment.rows.map((row) => row.id)).toContain('l4r4')
  })
})

test('the versions of a skill stand side by side, word by word, behind a link', async ({
  page,
  request,
}) => {
  const steps: AtifStep[] = [{ source: 'user', message: 'Find the floods.' }]
  const folder = 'tasks/skill-floods'
  const taskWith = (text: string) => ({
    [`${folder}/task.toml`]: '[metadata]\ncategory = "science"\n',
    [`${folder}/environment/skills/flood/SKILL.md`]: text,
  })
  const add = (name: string, text: string) =>
    importTrials(
      request,
      'e2e-skills',
      'curated',
      'skill-floods',
      [{ name, reward: 1, steps }],
      taskWith(text),
    )
  const { one } = await add('one', 'Count the gauges first.')
  const { two } = await add('two', 'Count the gauges last.')
  await page.goto(`/diff?left=${one}&right=${two}`)
  await page.getByText('1 skill', { exact: true }).click()
  await expect(page.getByText('same skill on both sides')).toBeVisible()
  await expect(page.getByText(/Trials do not record which version/)).toBeVisible()
  await page.getByRole('link', { name: 'this version against the one before' }).click()
  await expect(page).toHaveURL(/skill=flood/)
  await page.reload()
  await expect(page.locator('#skills del')).toHaveText('first')
  await expect(page.locator('#skills ins')).toHaveText('last')
})

test('each round keeps the skills it came with, on the page of the task and in the diff', async ({
  page,
  request,
}) => {
  const steps: AtifStep[] = [{ source: 'user', message: 'Find the floods.' }]
  const folder = 'tasks/round-floods'
  const taskWith = (text: string) => ({
    [`${folder}/task.toml`]: '[metadata]\ncategory = "science"\n',
    [`${folder}/environment/skills/flood/SKILL.md`]: text,
  })
  const add = (condition: string, name: string, files = {}) =>
    importTrials(
      request,
      'e2e-rounds',
      condition,
      'round-floods',
      [{ name, reward: 1, steps }],
      files,
    )
  await add('no_skills', 'zero')
  const { one } = await add('evolved: 1', 'one', taskWith('Count the gauges.'))
  const { two } = await add('evolved: 2', 'two', taskWith('Count the gauges that rose.'))

  await page.goto('/experiments/e2e-rounds/tasks/round-floods?with=evolved_1')
  const skills = page.getByRole('region', { name: 'What skills were offered?' })
  const group = (name: string) => skills.getByRole('group').filter({ hasText: name })
  await expect(group('evolved, round 1')).toHaveAttribute('open')
  await expect(group('evolved, round 1').getByText('4 tokens').last()).toBeVisible()
  await group('evolved, round 2').getByText('evolved, round 2').click()
  await expect(group('evolved, round 2').getByText('6 tokens').last()).toBeVisible()

  await page.goto(`/diff?left=${one}&right=${two}&skill=flood`)
  await expect(page.getByText('two versions: left against right')).toBeVisible()
  await expect(page.locator('#skills ins')).toContainText('that rose')
})
