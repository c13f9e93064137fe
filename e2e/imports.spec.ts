import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { dirname, join } from 'node:path'
import type { APIRequestContext, Locator, Page } from '@playwright/test'
import { trialUid } from '@/lib/ingest/finish/trial-identity'
import { expect, test } from './fixtures'
import { importZip, jobFiles, sumTrial as trial, waitForImport, zipOf } from './harbor-job'

/** Presses Tab until this has the focus, as a person without a mouse would. */
async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((node) => node === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('The keyboard does not get there.')
}

/** Drops an archive on the page of imports and waits for the page of its own. */
async function dropZip(page: Page, name: string, zip: Buffer) {
  await page.goto('/imports')
  const transfer = await page.evaluateHandle(
    ([base64, called]) => {
      const bytes = Uint8Array.from(atob(base64!), (letter) => letter.charCodeAt(0))
      const dropped = new DataTransfer()
      dropped.items.add(new File([bytes], called!, { type: 'application/zip' }))
      return dropped
    },
    [zip.toString('base64'), name],
  )
  await page
    .getByText('Drop log folders, files or archives here')
    .dispatchEvent('drop', { dataTransfer: transfer })
  await expect(page.getByRole('heading', { name })).toBeVisible()
}

const rewardOf = async (request: APIRequestContext, experiment: string, logId: string) => {
  const answer = await request.get(`/api/v1/trials/${trialUid(experiment, logId)}`)
  return answer.ok() ? ((await answer.json()) as { reward: number }).reward : answer.status()
}

test('a folder is imported by keyboard alone: dry run, settings, progress, report, experiment', async ({
  page,
}, info) => {
  const files = {
    ...jobFiles('add-column', [trial('aaaaaa'), trial('bbbbbb', { tasksFolder: 'elsewhere' })]),
    'job/add-column__cccccc/result.json': '{"task_name": "add-column", "trial_na',
  }
  const folder = info.outputPath('delivery')
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  await page.goto('/imports')
  await tabTo(page, page.getByLabel('Choose a folder'))
  const choosing = page.waitForEvent('filechooser')
  await page.keyboard.press('Enter')
  await (await choosing).setFiles(folder)

  await expect(page.getByText('This is a dry run: nothing is stored')).toBeVisible()
  await expect(page.getByText('trials would be added').locator('..')).toContainText('2')
  const inferred = page.getByRole('region', { name: 'What was inferred, and why?' })
  await expect(inferred.getByRole('row', { name: /without skills|no skills/i })).toContainText(
    'tasks-no-skills/add-column',
  )
  await expect(page.getByText('no condition: 1 trial')).toBeVisible()
  const odd = page.getByRole('region', { name: 'What was odd?' })
  await expect(odd).toContainText('The file is not valid JSON.')
  await expect(odd).toContainText('→ Export it again')

  await tabTo(page, page.getByLabel('Condition of all trials'))
  await page.keyboard.press('n')
  await expect(page.getByLabel('Condition of all trials')).toHaveValue('no_skills')
  await page.keyboard.press('Shift+Tab')
  await expect(page.getByLabel('Experiment', { exact: false }).first()).toBeFocused()
  await page.keyboard.type('keyboard-run')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Imported', { exact: true })).toBeVisible()
  await expect(page.getByText('trials added').locator('..')).toContainText('2')
  await expect(page.getByText('condition set to')).toBeVisible()

  const permalink = page.url()
  await page.goto(permalink)
  await tabTo(page, page.getByRole('link', { name: 'keyboard-run', exact: true }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/experiments/keyboard-run')
  await page.getByRole('link', { name: 'settings', exact: true }).first().click()
  await expect(page).toHaveURL('/experiments/keyboard-run/settings')
  rmSync(folder, { recursive: true })
})

test('the experiment is proposed, any name will do, and what is typed survives a reload', async ({
  page,
}) => {
  await dropZip(page, 'Jobs of March.zip', await zipOf(jobFiles('sort-rows', [trial('aaaaaa')])))
  const experiment = page.getByRole('combobox', { name: /^Experiment/ })
  await expect(experiment).toHaveValue('jobs-of-march')
  await experiment.fill('Späte Läufe, v1.2')
  await expect(page.getByText('A new experiment, at /experiments/spate-laufe-v1-2.')).toBeVisible()
  await page.getByLabel('Harness of all trials').fill('shell')
  await page.reload()
  await expect(experiment).toHaveValue('Späte Läufe, v1.2')
  await expect(page.getByLabel('Harness of all trials')).toHaveValue('shell')
  await expect(page.getByText('A new experiment, at /experiments/spate-laufe-v1-2.')).toBeVisible()
  await experiment.fill('–')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('status').getByText('Give the experiment a name')).toBeVisible()
  await expect(page.getByLabel('Harness of all trials')).toHaveValue('shell')
  await experiment.fill('Späte Läufe, v1.2')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByRole('link', { name: 'Open results' }).click()
  await expect(page).toHaveURL('/experiments/spate-laufe-v1-2')
})

test('a link into an experiment proposes it', async ({ page }) => {
  await page.goto('/imports?experiment=demo')
  await page.getByLabel('Choose files').setInputFiles({
    name: 'x.zip',
    mimeType: 'application/zip',
    buffer: await zipOf(jobFiles('sort-rows', [trial('aaaaaa')])),
  })
  const experiment = page.getByRole('combobox', { name: /^Experiment/ })
  await expect(experiment).toHaveValue('demo')
  await expect(page.getByText('Joins the experiment demo')).toBeVisible()
  await page.getByRole('button', { name: 'Discard' }).click()
})

test('a dropped archive is shown before anything is stored, and can be discarded', async ({
  page,
  request,
}) => {
  await dropZip(page, 'dropped.zip', await zipOf(jobFiles('sort-rows', [trial('aaaaaa')])))
  await expect(page.getByText('trials would be added')).toBeVisible()
  const id = page.url().split('/').at(-1)!
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(page).toHaveURL('/imports')
  const found = (await (await request.get(`/api/v1/imports/${id}`)).json()) as { state: string }
  expect(found.state).toBe('cancelled')
  const late = await request.put(`/api/v1/imports/${id}/files?path=a.json&offset=0`, { data: '{}' })
  expect(late.status()).toBe(409)
})

test('of several scores one is named as the reward, by the means that the dry run lists', async ({
  page,
  request,
}) => {
  const scored = (name: string, tasksFolder: string, recall: number, style: number) =>
    trial(name, { tasksFolder, scores: { recall, style } })
  const files = jobFiles('find-rows', [
    scored('aaaaaa', 'tasks-with-skills', 1, 0.75),
    scored('bbbbbb', 'tasks-no-skills', 0, 0.25),
  ])
  await dropZip(page, 'scores.zip', await zipOf(files))
  const choices = page.getByRole('region', { name: 'What was chosen among several?' })
  await expect(
    choices.getByRole('heading', { name: /Reward key: none chosen, for 2 trials/ }),
  ).toBeVisible()
  await expect(choices.getByRole('row', { name: /^recall/ })).toContainText(
    'curated skills: 1.00 (n = 1) · no skills: 0.00 (n = 1)',
  )
  await expect(choices.getByRole('row', { name: /^style/ })).toContainText('0.75')
  await expect(page.getByText('no reward chosen: 2 trials')).toBeVisible()

  await page.getByLabel('Experiment', { exact: false }).first().fill('scored-run')
  await page.getByLabel('Reward key').fill('recall')
  await page.getByRole('button', { name: 'Preview again' }).click()
  await expect(
    choices.getByRole('heading', { name: /Reward key: recall, for 2 trials/ }),
  ).toBeVisible()
  await expect(page.getByLabel('Reward key')).toHaveValue('recall')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByText('Imported', { exact: true })).toBeVisible()
  await expect(page.getByText('reward is the score recall')).toBeVisible()
  expect(await rewardOf(request, 'scored-run', 'find-rows-aaaaaa')).toBe(1)
  expect(await rewardOf(request, 'scored-run', 'find-rows-bbbbbb')).toBe(0)
})

test('undoing an import brings back what it replaced; deleting asks for the name', async ({
  page,
  request,
}) => {
  const settings = { experiment: 'undo-run', condition: 'curated' }
  const before = await zipOf(jobFiles('fix-dates', [trial('aaaaaa', { reward: 0 })]))
  const after = await zipOf(jobFiles('fix-dates', [trial('aaaaaa'), trial('bbbbbb')]))
  await importZip(request, settings, before)
  const second = await importZip(request, settings, after)
  expect(await rewardOf(request, 'undo-run', 'fix-dates-aaaaaa')).toBe(1)

  await page.goto(second.page)
  await expect(page.getByText('trials replaced').locator('..')).toContainText('1')
  await page.getByText('Undo this import').click()
  await page.getByRole('button', { name: 'Undo it' }).click()
  await expect(page.getByText('what they replaced has returned')).toBeVisible()
  expect(await rewardOf(request, 'undo-run', 'fix-dates-aaaaaa')).toBe(0)
  expect(await rewardOf(request, 'undo-run', 'fix-dates-bbbbbb')).toBe(404)

  await page.goto('/experiments/undo-run/settings')
  const section = page.getByRole('region', { name: 'Delete this experiment' })
  await section.getByLabel('Slug of the experiment').fill('undo')
  await section.getByRole('button', { name: 'Delete' }).click()
  await expect(section.getByText('Type “undo-run” to delete it.')).toBeVisible()
  await section.getByLabel('Slug of the experiment').fill('undo-run')
  await section.getByRole('button', { name: 'Delete' }).click()
  await expect(page).toHaveURL('/imports')
  expect((await request.get('/api/v1/experiments/undo-run')).status()).toBe(404)
})

/** A bare request, for what a browser would not send. Null when the connection ended without an answer. */
const send = (
  baseURL: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  isCut = false,
) =>
  new Promise<number | null>((resolve) => {
    const url = new URL('/api/v1/imports?experiment=foreign-run&name=x.zip', baseURL)
    const sending = httpRequest(url, { method: 'POST', headers }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? null)
    })
    sending.on('error', () => resolve(null))
    if (!isCut) return sending.end(body)
    sending.write(body)
    setTimeout(() => sending.destroy(), 300)
  })

test('writes from other origins and under foreign names are refused', async ({
  baseURL,
  request,
}) => {
  const own = new URL(baseURL!).host
  expect(await send(baseURL!, { host: own, origin: 'https://evil.example' }, 'PK')).toBe(403)
  expect(await send(baseURL!, { host: 'evil.example' }, 'PK')).toBe(403)
  expect(await send(baseURL!, { host: own, 'sec-fetch-site': 'cross-site' }, 'PK')).toBe(403)
  expect((await request.get('/api/v1/experiments/foreign-run')).status()).toBe(404)
})

test('an upload that is cut leaves nothing half', async ({ baseURL, request }) => {
  const headers = { 'content-length': '1000000', 'content-type': 'application/zip' }
  expect(await send(baseURL!, headers, 'PK\u0003\u0004 and then nothing', true)).toBe(null)
  await expect
    .poll(async () => {
      const { items } = (await (await request.get('/api/v1/imports')).json()) as {
        items: { experiment: string | null; state: string }[]
      }
      return items.filter(
        ({ experiment, state }) =>
          experiment === 'foreign-run' && ['queued', 'running', 'done', 'failed'].includes(state),
      )
    })
    .toEqual([])
  expect((await request.get('/api/v1/experiments/foreign-run')).status()).toBe(404)
})

test('a staged delivery goes on where a part broke off', async ({ request }) => {
  const zip = await zipOf(jobFiles('merge-sheets', [trial('aaaaaa')]))
  const opened = await request.post('/api/v1/imports')
  expect(opened.status()).toBe(201)
  const { url } = (await opened.json()) as { url: string }
  const part = (offset: number, data: Buffer) =>
    request.put(`${url}/files?path=job.zip&offset=${offset}`, { data })
  const half = Math.floor(zip.length / 2)
  expect((await part(0, zip.subarray(0, half))).status()).toBe(200)
  const wrong = await part(half + 7, zip.subarray(half + 7))
  expect(wrong.status()).toBe(409)
  expect(await wrong.json()).toMatchObject({ bytes: half })
  expect(await (await request.get(`${url}/files?path=job.zip`)).json()).toMatchObject({
    bytes: half,
  })
  expect((await part(half, zip.subarray(half))).status()).toBe(200)
  const confirmed = await request.post(`${url}/confirm`, { data: { experiment: 'staged-run' } })
  expect(confirmed.status()).toBe(202)
  await waitForImport(request, url)
  expect(await rewardOf(request, 'staged-run', 'merge-sheets-aaaaaa')).toBe(1)
})

test('hostile names and log text stay text', async ({ page, request }) => {
  const mark = '<img src=x onerror="window.hacked=1">'
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  const steps = [{ source: 'agent' as const, message: `${mark}<script>window.hacked=2</script>` }]
  const files = {
    ...jobFiles('read-form', [trial('aaaaaa', { steps })]),
    [`job/${mark.replaceAll('/', '')}.bin`]: 'x',
  }
  const settings = { experiment: 'hostile-run', condition: 'curated' }
  const delivered = await importZip(request, settings, await zipOf(files))
  await page.goto(`${delivered.page}?code=unknown_format`)
  await expect(page.getByText(mark)).toBeVisible()
  await page.goto(`/trials/${trialUid('hostile-run', 'read-form-aaaaaa')}`)
  await expect(page.getByText(mark).first()).toBeVisible()
  expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined()
  expect(dialogs).toEqual([])
})
