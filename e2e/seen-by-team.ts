import type { APIRequestContext, BrowserContext } from '@playwright/test'
import { experimentHref, trialHref } from '@/lib/url/site'
import { TABS, viewDataHref } from '@/lib/url/views'
import { expect } from './fixtures'
import { importTrials, sumTrial } from './harbor-job'

/** Statuses of a request by what is asked. */
export const statuses = async (request: APIRequestContext, paths: readonly string[]) =>
  Object.fromEntries(
    await Promise.all(
      paths.map(async (path) => {
        const answer = await request.get(path, { maxRedirects: 0 })
        return [path, answer.status()]
      }),
    ),
  ) as Record<string, number>

/** Who sees an experiment while it is its team's, everybody's, and of all who signed in. */
export async function seenByTeam(
  people: Readonly<Record<string, BrowserContext>>,
  come: () => Promise<BrowserContext>,
): Promise<void> {
  const trials = [sumTrial('dddddd')]
  const { request: uploader } = people.uploader!
  const ids = await importTrials(uploader, 'guarded', 'no_skills', 'sum', trials)
  const page = await people.ada!.newPage()
  await page.goto('/settings/teams')
  await page.getByLabel('Name').fill('Keepers')
  await page.getByRole('button', { name: 'Make a team' }).click()
  await page
    .getByLabel('Person for Keepers')
    .selectOption({ label: 'reviewer · reviewer@example.org' })
  await page.getByRole('button', { name: 'Add' }).click()
  await expect(page.getByText('1 member, 0 experiments')).toBeVisible()
  const show = async (who: string) => {
    await page.goto('/experiments/guarded/settings')
    const form = page.getByRole('region', { name: 'Who sees it' })
    await form.getByLabel(who).check()
    await form.getByRole('combobox', { name: 'Team' }).selectOption('Keepers')
    await form.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Saved.')).toBeVisible()
  }
  const places = [
    ...TABS.map(({ path }) => experimentHref('guarded', path)),
    ...[viewDataHref('guarded', 'tasks'), '/api/v1/experiments/guarded/badge.svg'],
    ...[trialHref(ids.dddddd!), `/api/v1/trials/${ids.dddddd}`],
  ]
  const lists = [
    '/',
    '/api/v1/experiments',
    '/api/v1/find?q=guarded',
    '/llms.txt',
    '/imports',
    '/compare',
  ]
  const naming = async (request: APIRequestContext) => {
    const texts = await Promise.all(lists.map(async (path) => (await request.get(path)).text()))
    return lists.filter((_, at) => texts[at]!.includes('guarded'))
  }
  const all = (status: number) => Object.fromEntries(places.map((path) => [path, status]))
  await show('Its team and admins only')
  expect(await statuses(uploader, places)).toEqual(all(404))
  expect(await naming(uploader)).toEqual([])
  expect(await statuses(people.reviewer!.request, places)).toEqual(all(200))
  expect(await naming(people.reviewer!.request)).toEqual(lists)
  await page.goto('/')
  await expect(page.getByRole('row').filter({ hasText: 'guarded' })).toContainText('only Keepers')
  const anybody = await come()
  expect((await anybody.request.get('/', { maxRedirects: 0 })).status()).toBe(303)
  await show('Everybody who reaches this server')
  const open = places.filter((path) => !path.endsWith('/settings'))
  expect(await statuses(anybody.request, open)).toEqual(
    Object.fromEntries(open.map((path) => [path, 200])),
  )
  expect(
    await statuses(anybody.request, ['/experiments/demo', '/imports', '/settings/account']),
  ).toEqual({ '/experiments/demo': 303, '/imports': 303, '/settings/account': 303 })
  const visit = await anybody.newPage()
  await visit.goto('/')
  await expect(visit.getByRole('row').filter({ hasText: 'guarded' })).toContainText('open to all')
  await expect(visit.getByRole('table', { name: 'Experiments' }).getByRole('row')).toHaveCount(2)
  await expect(visit.getByRole('link', { name: 'Sign in' })).toBeVisible()
  await show('Everybody who signed in')
  expect((await anybody.request.get('/', { maxRedirects: 0 })).status()).toBe(303)
}
