import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { APIRequestContext, Page } from '@playwright/test'
import yazl from 'yazl'
import { diffDataHref, diffHref } from '@/lib/url/diff'
import { trialHref } from '@/lib/url/site'
import { expect, test } from './fixtures'

// Real logs that others wrote, in the folder that LOG_CORPUS names: trajectories open and
// trials of one task diff, without an error in the console.

const corpus = process.env.LOG_CORPUS
const FOLDERS = ['harbor', 'atif-edge-cases']
/** `npm run e2e:corpus` opens every trajectory, `npm test` one in so many of the large folder. */
const OPENED_OF = process.env.WHOLE_CORPUS === '1' ? 1 : 4
/** Pairs of one task that are opened in the browser; all are aligned. */
const PAIRS_A_TASK = OPENED_OF === 1 ? 3 : 1

async function zipOf(folder: string): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = path.join(entry.parentPath, entry.name)
    zip.addFile(file, path.relative(folder, file))
  }
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks)
}

/** Imports a folder; answers how many trials it gave. */
async function importFolder(request: APIRequestContext, experiment: string, folder: string) {
  const delivered = await request.post(
    `/api/v1/imports?experiment=${experiment}&name=${path.basename(folder)}.zip`,
    {
      data: await zipOf(folder),
      headers: { 'content-type': 'application/zip' },
      timeout: 120_000,
    },
  )
  expect(delivered.status(), await delivered.text()).toBe(202)
  const { url } = (await delivered.json()) as { url: string }
  const state = async () => ((await (await request.get(url)).json()) as { state: string }).state
  await expect.poll(state, { timeout: 240_000 }).toBe('done')
  const done = await readJson<{ report: { trials: { added: number } } }>(request, url)
  return done.report.trials.added
}

const readJson = async <Answer>(request: APIRequestContext, url: string) => {
  const response = await request.get(url)
  expect(response.status(), url).toBe(200)
  return (await response.json()) as Answer
}

interface Brief {
  readonly uid: string
  readonly hasTrajectory: boolean
}

/** All trials of the experiment, task by task. */
async function trialsByTask(request: APIRequestContext, experiment: string): Promise<Brief[][]> {
  const base = `/api/v1/experiments/${experiment}`
  const cells = await readJson<{ items: { task: string }[] }>(request, `${base}/cells?limit=1000`)
  const byTask: Brief[][] = []
  for (const task of new Set(cells.items.map((cell) => cell.task))) {
    const url = `${base}/tasks/${encodeURIComponent(task)}`
    byTask.push((await readJson<{ trials: Brief[] }>(request, url)).trials)
  }
  return byTask
}

const pairsOf = (ids: readonly string[]): [string, string][] =>
  ids.flatMap((left, at) => ids.slice(at + 1).map((right): [string, string] => [left, right]))

/** Every pair as JSON: each has an alignment of all steps, and says where it parts. */
async function alignsAll(request: APIRequestContext, pairs: readonly [string, string][]) {
  for (const [left, right] of pairs) {
    const { alignment } = await readJson<{
      alignment: { divergence: { sentence: string }; rows: { left: number; right: number }[] }
    }>(request, diffDataHref({ left, right }))
    expect(alignment.divergence.sentence.length, `${left} ${right}`).toBeGreaterThan(10)
    for (const side of ['left', 'right'] as const) {
      const steps = alignment.rows.flatMap((row) => row[side] ?? []).sort((one, two) => one - two)
      expect(steps, `${left} ${right}`).toEqual(steps.map((_, at) => at + 1))
    }
  }
}

/** Says on which page an error came up: the fixture fails the test for it. */
const nameFaults = (page: Page) =>
  page.on('pageerror', (error) => console.log(`${page.url()}: ${error.message.slice(0, 200)}`))

const opens = async (page: Page, href: string, region: string, row: string) => {
  await page.goto(href)
  await expect(page.getByRole('region', { name: region }).locator(row).first()).toBeVisible()
}

/** Opens a trajectory and goes to its end by key, so that its script has run and its last steps were read. */
const isRead = async (page: Page, href: string) => {
  await opens(page, href, 'Steps', 'article')
  await expect(async () => {
    await page.keyboard.press('G')
    await expect(page).toHaveURL(/#step-\d+$/, { timeout: 500 })
  }).toPass()
  await expect(page.locator(new URL(page.url()).hash)).toBeVisible()
  await expect(page.getByText('could not be read')).toHaveCount(0)
}

test.describe('real trajectories', () => {
  test.skip(!corpus, 'LOG_CORPUS is not set: no real logs to open')
  test.describe.configure({ timeout: 600_000 })

  for (const folder of FOLDERS) {
    test(`of ${folder} open, and those of one task diff`, async ({ page, request }) => {
      nameFaults(page)
      const experiment = `e2e-${folder}`
      const added = await importFolder(request, experiment, path.join(corpus!, folder))
      const byTask = await trialsByTask(request, experiment)
      expect(byTask.flat()).toHaveLength(added)
      const shown = byTask.map((trials) =>
        trials.filter((one) => one.hasTrajectory).map((one) => one.uid),
      )
      const ids = shown.flat()
      expect(ids.length).toBeGreaterThan(0)
      const read = ids.filter((_, at) => ids.length < 20 || at % OPENED_OF === 0)
      for (const uid of read) await isRead(page, trialHref(uid))
      const pairs = shown.map(pairsOf)
      await alignsAll(request, pairs.flat())
      const sample = pairs.flatMap((ofTask) => ofTask.slice(0, PAIRS_A_TASK))
      for (const [left, right] of sample)
        await opens(page, diffHref({ left, right }), 'Aligned steps', '[data-index]')
      console.log(
        `${folder}: ${read.length} of ${ids.length} trajectories opened, ${pairs.flat().length} pairs aligned, ${sample.length} of them opened`,
      )
    })
  }
})
