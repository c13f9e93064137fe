import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { trialUid } from '@/lib/ingest/finish/trial-identity'
import { importTrials, importZip, jobFiles, zipOf, type AtifStep } from './harbor-job'

const LONG = 10_000

const longTrajectory = (): AtifStep[] =>
  Array.from({ length: LONG }, (_, at) =>
    at === 0
      ? { source: 'user', message: 'Find the floods.' }
      : {
          source: 'agent',
          message: '',
          command: `python part_${at + 1}.py`,
          output: `${at === 6999 ? 'the needle\n' : ''}${`line of ${at + 1}\n`.repeat((at % 30) + 1)}`,
        },
  )

const HOSTILE: AtifStep[] = [
  {
    source: 'user',
    message:
      '<script>window.pwned = 1</script><img src=x onerror="window.pwned=2">[a](javascript:window.pwned=3)',
  },
  { source: 'agent', message: '', command: 'ls', output: '\u001b[31mred\u001b[0m <b>not bold</b>' },
  { source: 'agent', message: 'safe \u202Egnp.exe' },
  { source: 'agent', message: '', command: 'cat min.js', output: 'x'.repeat(1_000_000) },
  { source: 'agent', message: 'the end' },
]

const step = (page: Page, number: number) =>
  page.getByRole('article', { name: new RegExp(`^Step ${number},`) })

/** Whether a step stands right below the bar that stays on top. */
const landsBelowHeader = async (page: Page, number: number) => {
  const bar = (await page.getByRole('slider', { name: /^Steps by/ }).boundingBox())!
  const box = await step(page, number).boundingBox()
  return box !== null && Math.abs(box.y - (bar.y + bar.height)) < 24
}

test.describe('a trajectory of 10,000 steps', () => {
  let uid: string
  test.beforeAll(async ({ request }) => {
    const ids = await importTrials(request, 'e2e-long', 'no_skills', 'floods', [
      { name: 'long', reward: 0, steps: longTrajectory() },
    ])
    uid = ids['long']!
  })

  test('opens with few nodes, and keeps them few while one scrolls', async ({ page }) => {
    await page.goto(`/trials/${uid}`)
    await expect(step(page, 2)).toContainText('python part_2.py')
    for (let turn = 0; turn < 5; turn += 1) await page.mouse.wheel(0, 20_000)
    await expect(page.getByRole('article').first()).toBeVisible()
    expect(await page.locator('*').count()).toBeLessThan(1500)
  })

  test('a link to a step lands below the header, also after a reload', async ({ page }) => {
    await page.goto(`/trials/${uid}#step-5000`)
    await expect.poll(() => landsBelowHeader(page, 5000)).toBe(true)
    await expect(step(page, 5000)).toContainText('line of 5000')
    await page.reload()
    await expect.poll(() => landsBelowHeader(page, 5000)).toBe(true)
  })

  test('is read by keyboard alone: steps, ends, search', async ({ page }) => {
    await page.goto(`/trials/${uid}#step-10`)
    await expect.poll(() => landsBelowHeader(page, 10)).toBe(true)
    await page.keyboard.press('j')
    await expect(page).toHaveURL(/#step-11$/)
    await expect(step(page, 11)).toBeFocused()
    await page.keyboard.press('k')
    await expect(page).toHaveURL(/#step-10$/)
    await page.keyboard.press('G')
    await expect(page).toHaveURL(new RegExp(`#step-${LONG}$`))
    await expect(step(page, LONG)).toBeVisible()
    await page.keyboard.press('/')
    await page.keyboard.type('the needle')
    await expect(page.getByRole('search').getByRole('status')).toHaveText('– of 1')
    await page.keyboard.press('Escape')
    await page.keyboard.press('n')
    await expect(page).toHaveURL(/q=the[+%20]+needle#step-7000$/)
    await expect(step(page, 7000).getByText('the needle')).toBeVisible()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  })
})

test('a filter is in the address, and a link still lands on a step that it hides', async ({
  page,
  request,
}) => {
  const ids = await importTrials(request, 'e2e-filter', 'no_skills', 'floods', [
    {
      name: 'short',
      reward: 1,
      steps: [
        { source: 'user', message: 'Go.' },
        { source: 'agent', message: '', command: 'make', output: 'ok' },
        { source: 'agent', message: 'All done.' },
      ],
    },
  ])
  await page.goto(`/trials/${ids['short']}`)
  await page.getByRole('button', { name: /^tools/ }).click()
  await expect(page).toHaveURL(/show=tools/)
  await expect(step(page, 2)).toBeVisible()
  await expect(step(page, 3)).toHaveCount(0)
  await page.goto(`/trials/${ids['short']}?show=tools#step-3`)
  await expect(step(page, 3)).toContainText('All done.')
})

test('a plan, a search and a sub-agent are shown for what they are', async ({ page, request }) => {
  const call = (name: string, args: object, output: string): AtifStep => ({
    source: 'agent',
    message: '',
    call: { name, arguments: args },
    output,
  })
  const todos = [
    { content: 'Look at the gauges', status: 'completed' },
    { content: 'Write the report', status: 'in_progress' },
    { content: 'Check it', status: 'pending' },
  ]
  const results = {
    results: [{ title: 'Flood stages', url: 'https://a.example/stages', score: 1 }],
  }
  const ids = await importTrials(request, 'e2e-tools', 'no_skills', 'floods', [
    {
      name: 'tools',
      reward: 1,
      steps: [
        call('TodoWrite', { todos }, 'ok'),
        call('WebSearch', { query: 'flood stages' }, JSON.stringify(results)),
        call('Task', { description: 'Survey', prompt: 'Look at all gauges.' }, 'Gauge 7.'),
      ],
    },
  ])
  await page.goto(`/trials/${ids['tools']}`)
  const items = step(page, 1).getByRole('listitem')
  await expect(items).toHaveText([
    /done\s*Look at the gauges/,
    /in progress\s*Write the report/,
    /open\s*Check it/,
  ])
  await expect(step(page, 2).getByRole('listitem')).toHaveText(/Flood stages.*a\.example\/stages/)
  await expect(step(page, 2).getByRole('link', { name: /a\.example/ })).toHaveCount(0)
  await expect(step(page, 3)).toContainText('Look at all gauges.')
  await expect(page.getByRole('article').filter({ hasText: '{' })).toHaveCount(0)
})

test.describe('a trajectory with a long output', () => {
  const LINES = 3000
  const steps: AtifStep[] = [
    { source: 'user', message: 'Go.' },
    { source: 'agent', message: '', command: 'seq', output: 'a row of text\n'.repeat(LINES) },
    { source: 'agent', message: 'All done.' },
  ]
  const trial = { name: 'long-output', reward: 1, steps }

  test('a link opens what is folded, and keeps its meaning when the log is imported again', async ({
    page,
    request,
  }) => {
    const importIt = () => importTrials(request, 'e2e-fold', 'no_skills', 'floods', [trial])
    const { 'long-output': uid } = await importIt()
    await page.goto(`/trials/${uid}`)
    await expect(step(page, 2).getByRole('button', { name: 'Show all 42.0 KB' })).toBeVisible()
    await importIt()
    await page.goto(`/trials/${uid}#step-2`)
    await expect(step(page, 2).getByRole('button', { name: 'Fold' })).toBeVisible()
    const rows = async () => (await step(page, 2).innerText()).match(/a row of text/g)?.length
    await expect.poll(rows).toBe(LINES)
    await page.keyboard.press('f')
    await expect.poll(rows).toBe(10)
    await page.keyboard.press('r')
    await expect(step(page, 2)).toContainText('"callId": "c1"')
  })

  test('a link to a step that is not there lands on the last and says so', async ({
    page,
    request,
  }) => {
    const ids = await importTrials(request, 'e2e-fold', 'no_skills', 'floods', [trial])
    await page.goto(`/trials/${ids['long-output']}#step-99`)
    await expect(page.getByText('There is no step 99; the last is 3.')).toBeVisible()
    await expect(step(page, 3)).toHaveAttribute('aria-current', 'step')
  })

  test('a filter that leaves nothing says so, and no text of a search is a pattern', async ({
    page,
    request,
  }) => {
    const ids = await importTrials(request, 'e2e-fold', 'no_skills', 'floods', [trial])
    await page.goto(`/trials/${ids['long-output']}?show=skills`)
    await page.getByRole('button', { name: 'Show all steps' }).click()
    await expect(step(page, 3)).toContainText('All done.')
    await page.getByRole('searchbox', { name: 'Search this trajectory' }).fill('.*(done')
    await expect(page.getByRole('search').getByRole('status')).toHaveText('no step')
  })

  test('the head tells what the time went to', async ({ page, request }) => {
    const ids = await importTrials(request, 'e2e-fold', 'no_skills', 'floods', [trial])
    await page.goto(`/trials/${ids['long-output']}`)
    // The steps are two seconds apart, and the log does not say how long the command took.
    await expect(page.getByText('model and tools 4.0 s')).toBeVisible()
    await page.getByRole('slider', { name: 'Steps by duration' }).hover()
    await expect(page.getByText(/^step 2 · 2\.0 s · bash seq$/)).toBeVisible()
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the steps can be read', async ({ page, request }) => {
    const ids = await importTrials(request, 'e2e-plain', 'no_skills', 'floods', [
      { name: 'plain', reward: 1, steps: HOSTILE },
    ])
    await page.goto(`/trials/${ids['plain']}`)
    await expect(step(page, 2)).toContainText('red <b>not bold</b>')
    await expect(step(page, 5)).toContainText('the end')
    // Playwright looks for no text in a noscript element.
    await expect(page.locator('noscript a')).toBeVisible()
    const all = await page.locator('noscript a').getAttribute('href')
    expect((await (await request.get(all!)).json()).items).toHaveLength(5)
  })
})

/** Lines of a Claude Code session: id, parent, who speaks, what is said. */
const session = (...lines: [string, string | null, 'user' | 'assistant', string][]) =>
  lines
    .map(([uuid, parentUuid, type, text], at) =>
      JSON.stringify({
        ...{ uuid, parentUuid, type, sessionId: 'went-back', isSidechain: false },
        timestamp: new Date(1_790_000_000_000 + at * 2000).toISOString(),
        isApiErrorMessage: text.startsWith('API Error'),
        message: { id: uuid, role: type, model: 'acme-small-1', content: [{ type: 'text', text }] },
      }),
    )
    .join('\n')

test('a branch that was left is folded, and the end that the log tells is quoted with its step', async ({
  page,
  request,
}) => {
  const trial = { name: 'went-back', reward: 0, steps: [] }
  const files = jobFiles('floods', [trial])
  delete files['job/floods__went-back/agent/trajectory.json']
  files['job/floods__went-back/agent/sessions/projects/-w/went-back.jsonl'] = session(
    ['a', null, 'user', 'Paint the fence.'],
    ['b', 'a', 'user', 'Green.\nAll of it.\nTwice.'],
    ['c', 'b', 'assistant', 'Green it is.'],
    ['d', 'a', 'user', 'No, blue.'],
    ['e', 'd', 'assistant', 'API Error: 402 no funds left'],
  )
  await importZip(request, { experiment: 'e2e-left', condition: 'no_skills' }, await zipOf(files))
  const uid = trialUid('e2e-left', 'floods-went-back')
  await page.goto(`/trials/${uid}`)
  await expect(page.getByText('ended_by_quota')).toBeVisible()
  await expect(page.getByRole('link', { name: 'step 5', exact: true })).toBeVisible()
  await expect(step(page, 2)).toContainText('abandoned')
  await expect(step(page, 2)).not.toContainText('Twice.')
  await step(page, 2).getByRole('button', { name: 'Show it' }).click()
  await expect(step(page, 2)).toContainText('Twice.')
  await expect(step(page, 4)).not.toContainText('abandoned')
  const answer = await (await request.get(`/api/v1/trials/${uid}`)).json()
  expect(answer).toMatchObject({ stepCount: 3, detail: { statusStep: 5 } })
  const steps = await (await request.get(`/api/v1/trials/${uid}/steps?from=4&to=5`)).json()
  expect(steps.items).toHaveLength(2)
})

test('a hostile log stays text', async ({ page, request }) => {
  const ids = await importTrials(request, 'e2e-hostile', 'no_skills', 'floods', [
    { name: 'hostile', reward: 0, steps: HOSTILE },
  ])
  await page.goto(`/trials/${ids['hostile']}`)
  await expect(step(page, 1)).toContainText('<script>window.pwned = 1</script>')
  await expect(step(page, 2)).toContainText('red <b>not bold</b>')
  await expect(step(page, 3)).toContainText('⟦U+202E⟧gnp.exe')
  await page.goto(`/trials/${ids['hostile']}#step-4`)
  await expect(step(page, 4)).toContainText('xxxx')
  expect(await page.evaluate(() => (window as { pwned?: number }).pwned)).toBeUndefined()
  expect(await page.locator('main script, main img, main a[href^="javascript"]').count()).toBe(0)
})

test.describe('a trial that is not here', () => {
  test.use({ allowedFaults: [/status of 404/] })

  test('explains itself', async ({ page }) => {
    const response = await page.goto('/trials/nosuchtrial')
    expect(response!.status()).toBe(404)
    await expect(page.getByRole('heading', { name: 'No trial has this address' })).toBeVisible()
  })
})
