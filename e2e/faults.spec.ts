// What a reader stumbled over once, each as it was found.
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './fixtures'
import { importLines } from './edge-deliveries'
import { importTrials, importZip, jobFiles, sumTrial, zipOf, type TestTrial } from './harbor-job'

const LONG =
  'curated: skills that a model rewrote after it had seen what went wrong in the first round of all'

/** One whose folder does not say what skills the agent had. */
const trial = (name: string, more: Partial<TestTrial> = {}) =>
  sumTrial(name, { tasksFolder: 'elsewhere', ...more })

test('Back undoes a filter and leaves the page only then; letters are no steps', async ({
  page,
}) => {
  await page.goto('/experiments/demo')
  await page.goto('/experiments/demo/tasks')
  await page.getByRole('button', { name: /^down/ }).click()
  await expect(page).toHaveURL(/direction=down/)
  await page.getByRole('searchbox').pressSequentially('invoice')
  await expect(page).toHaveURL(/q=invoice/)
  await page.goBack()
  await expect(page).toHaveURL('/experiments/demo/tasks')
  await page.goBack()
  await expect(page).toHaveURL('/experiments/demo')
})

test('counts beside a filter of tasks respect the other filters', async ({ page }) => {
  await page.goto('/experiments/demo/tasks')
  await expect(page.getByRole('button', { name: 'up 9' })).toBeVisible()
  await page.getByRole('searchbox').fill('invoice')
  await expect(page.getByRole('button', { name: 'up 0' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'down 1' })).toBeVisible()
})

test('Enter before the matches are known leads to the first of them', async ({ page, request }) => {
  const steps = Array.from({ length: 40 }, (_, at) => ({
    ...{ source: 'agent' as const, message: '', command: `ls part_${at}` },
    output: at === 30 ? 'the needle' : 'hay',
  }))
  const ids = await importTrials(request, 'e2e-enter', 'no_skills', 'hay', [
    { name: 'one', reward: 1, steps: [{ source: 'user', message: 'Find it.' }, ...steps] },
  ])
  await page.route('**/matches?*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500))
    await route.continue()
  })
  await page.goto(`/trials/${ids['one']}`)
  const box = page.getByRole('searchbox', { name: 'Search this trajectory' })
  await box.fill('the needle')
  await box.press('Enter')
  await expect(page).toHaveURL(/#step-32$/)
  await expect(page.getByRole('search').getByRole('status')).toHaveText('1 of 1')
})

test('logs for an experiment of published cells are refused in the form, and the files stay', async ({
  page,
  request,
}) => {
  const zip = await zipOf(jobFiles('sort-rows', [trial('aaaaaa')]))
  const opened = (await (await request.post('/api/v1/imports')).json()) as { id: string }
  await request.put(`/api/v1/imports/${opened.id}/files?path=job.zip&offset=0`, { data: zip })
  await request.post(`/api/v1/imports/${opened.id}/preview`)
  await page.goto(`/imports/${opened.id}`)
  const experiment = page.getByLabel('Experiment', { exact: false }).first()
  await experiment.fill('skillsbench-v1-1')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByText('trials from logs need an experiment of their own')).toBeVisible()
  await expect(page.getByText('This is a dry run')).toBeVisible()
  await experiment.fill('e2e-elsewhere')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByText('trials added').locator('..')).toContainText('1')
})

test('an import that was undone says so, and its empty experiment is not the first', async ({
  page,
  request,
}) => {
  const zip = await zipOf(jobFiles('undo-me', [trial('aaaaaa')]))
  await importZip(request, { experiment: 'e2e-undone' }, zip)
  const { items } = (await (await request.get('/api/v1/imports')).json()) as {
    items: { id: string; experiment: string }[]
  }
  const { id } = items.find(({ experiment }) => experiment === 'e2e-undone')!
  await page.goto(`/imports/${id}`)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map((found) => found.id)).toEqual([])
  await page.getByText('Undo this import').click()
  await page.getByRole('button', { name: 'Undo it' }).click()
  await expect(page.getByText('trials had been added, and have left')).toBeVisible()
  const listed = (await (await request.get('/api/v1/experiments')).json()) as {
    items: { slug: string; lastImportAt: number | null }[]
  }
  expect(listed.items[0]!.slug).not.toBe('e2e-undone')
  expect(listed.items.find(({ slug }) => slug === 'e2e-undone')!.lastImportAt).toBeNull()
})

test('a diff that names no trial offers ways to two of them', async ({ page }) => {
  await page.goto('/diff')
  const demo = page.getByRole('listitem').filter({ hasText: 'Demo' })
  await expect(demo.getByRole('link', { name: 'Choose two of its trials' })).toBeVisible()
  await page.getByLabel('Left').fill('aaa')
  await page.getByLabel('Right').fill('bbb')
  await page.getByRole('button', { name: 'Diff' }).click()
  await expect(page).toHaveURL('/diff?left=aaa&right=bbb')
})

test('the page of printed figures says what its other rows are', async ({ page }) => {
  await page.goto('/experiments/skillsbench-paper-v2')
  await expect(page.getByRole('main')).toContainText('214 figures as printed')
  await expect(page.getByRole('main')).toContainText('223 rows: the figures, and 9 rows')
})

test('long names of conditions widen no page of a phone, and the gain stays in sight', async ({
  page,
  request,
}) => {
  const settings = { experiment: 'e2e-long', condition: LONG }
  const plain = { experiment: 'e2e-long', condition: 'no_skills' }
  const files = (reward: number, kind: string) =>
    zipOf(
      Object.assign(
        {},
        ...['sum', 'sort', 'copy'].map((task) => jobFiles(task, [trial(kind, { reward })])),
      ) as Record<string, string>,
    )
  await importZip(request, settings, await files(1, 'withhh'))
  await importZip(request, plain, await files(0, 'withot'))
  await page.setViewportSize({ width: 390, height: 844 })
  for (const path of [
    '',
    '/tasks',
    '/harms',
    '/conditions',
    '/models',
    '/settings',
    '/tasks/sum',
  ]) {
    await page.goto(`/experiments/e2e-long${path}`)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    )
    expect(overflow, path).toBeLessThanOrEqual(0)
    const tabs = page.getByRole('navigation', { name: 'Views of this experiment' })
    expect((await tabs.boundingBox())!.height, path).toBeLessThan(50)
  }
  await page.goto('/experiments/e2e-long/conditions')
  const gain = page.getByRole('columnheader', { name: 'Gain, pp' })
  const box = (await gain.boundingBox())!
  expect(box.x + box.width).toBeLessThanOrEqual(390)
})

test('logs of unknown condition say how often models pass, and one answers in place', async ({
  page,
  request,
}) => {
  await importLines(
    request,
    'e2e-unknown',
    'sum | small | unknown | 1 0\nsort | small | unknown | 1 1\nsum | large | unknown | 1\nsort | large | unknown | infra',
  )
  await page.goto('/experiments/e2e-unknown')
  await expect(page.getByRole('main')).toContainText('Nothing to compare yet')
  await expect(page.getByRole('main')).toContainText('Of 6 trials, 5 count and 4 passed')
  const models = page.getByRole('region', { name: 'How often does each model pass?' })
  await expect(models.getByRole('row', { name: /acme-small/ })).toContainText('75.0')
  await expect(models).toContainText('these 2 may be ranked')
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]!.target.join()}`)).toEqual([])
  await page.getByLabel('In all of them').selectOption('no_skills')
  await page.getByRole('button', { name: 'Set', exact: true }).click()
  await expect(page.getByRole('main')).toContainText('the only known condition is no skills')
  await page.goto('/experiments/e2e-unknown/tasks?q=sum')
  await expect(page.getByText('1–1 of 1 task')).toBeVisible()
  await expect(page.getByRole('link', { name: 'CSV' })).toBeVisible()
})
