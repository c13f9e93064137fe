import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Browser, BrowserContext } from '@playwright/test'
import { expect, test } from './fixtures'
import { importTrials, importZip, jobFiles, sumTrial, zipOf } from './harbor-job'
import { trialHref } from '@/lib/url/site'
import { DATA, PAGES } from './addresses'
import { makeAccount, PASSWORD } from './make-account'
import { seenByTeam, statuses } from './seen-by-team'
import { startNetworkServer, type NetworkServer } from './network-server'

// One server on a network for all of these: each test goes on from the one before.
test.describe.configure({ mode: 'serial' })
test.use({ allowedFaults: [/.*/] })

let server: NetworkServer
test.beforeAll(async () => (server = await startNetworkServer()))
test.afterAll(() => server.stop())

const come = (browser: Browser) => browser.newContext({ baseURL: server.origin })
const people: Record<string, BrowserContext> = {}

/** Makes an account by a link, in a browser of its own. */
async function joinBy(browser: Browser, link: string, name: string): Promise<BrowserContext> {
  const context = await come(browser)
  await makeAccount(context, link, name)
  return (people[name] = context)
}

test('whoever has no account gets nothing', async ({ browser }) => {
  const { request } = await come(browser)
  expect(await statuses(request, PAGES)).toEqual(
    Object.fromEntries(PAGES.map((path) => [path, 303])),
  )
  expect(await statuses(request, DATA)).toEqual(Object.fromEntries(DATA.map((path) => [path, 401])))
  const home = await request.get('/')
  expect(home.url()).toBe(`${server.origin}/sign-in`)
  expect(await home.text()).not.toContain('demo')
  const refused = await request.get('/api/v1/experiments')
  expect(await refused.text()).toMatch(/^{"error":{"code":"unauthorized","message":"Sign in first/)
  for (const path of ['/', '/sign-in', '/api/v1/imports', '/api/v1/imports/x/undo'])
    expect([path, (await request.post(path, { maxRedirects: 0 })).status()]).toEqual([
      path,
      path === '/sign-in' ? 200 : 401,
    ])
})

test('the link that the first start prints makes the admin, once', async ({ browser }) => {
  const printed = server.run('lib/cli/invite.ts', '--first', '--origin', server.origin)
  const link = /http:\S+/.exec(printed)![0]
  const ada = await joinBy(browser, link, 'ada')
  const cookie = (await ada.cookies()).find(({ name }) => name.includes('session'))
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', secure: false })
  const page = await (await come(browser)).newPage()
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible()
  expect(server.run('lib/cli/invite.ts', '--first', '--origin', server.origin)).toBe('')
})

test('an admin invites others, each with a role', async ({ browser }) => {
  const page = await people.ada!.newPage()
  await page.goto('/settings/people')
  for (const role of ['reader', 'uploader', 'reviewer']) {
    const form = page.locator('form').filter({ hasText: 'Make a link' })
    await form.getByLabel('Role').selectOption(role)
    await form.getByRole('button', { name: 'Make a link' }).click()
    // The link of the invite before may still be shown.
    let link = ''
    await expect
      .poll(async () => {
        link = /http:\S+/.exec(await form.getByRole('status').innerText())?.[0] ?? ''
        const answer = link && (await (await come(browser)).request.get(link)).text()
        return (await answer).includes(`>${role}</strong>`)
      })
      .toBe(true)
    await joinBy(browser, link, role)
  }
  await page.reload()
  await expect(page.getByRole('table', { name: 'People' }).getByRole('row')).toHaveCount(5)
})

test('a reader reads every page and every answer, in a browser without an error', async () => {
  const page = await people.reader!.newPage()
  const faults: string[] = []
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(error.message))
  for (const path of PAGES) {
    const answer = await page.goto(path)
    expect([path, answer!.status()]).toEqual([path, 200])
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
  expect(faults).toEqual([])
  expect(await statuses(people.reader!.request, DATA)).toEqual(
    Object.fromEntries(DATA.map((path) => [path, 200])),
  )
})

test('a reader writes nothing, by the API or by a page, and learns why', async () => {
  const { request } = people.reader!
  const refused = await request.post('/api/v1/imports?experiment=x&name=a.zip', { data: 'PK' })
  expect(refused.status()).toBe(403)
  expect(await refused.text()).toContain('needs the role uploader')
  for (const what of ['changes', 'notes'])
    expect((await request.post(`/api/v1/experiments/demo/${what}`, { data: {} })).status()).toBe(
      403,
    )
  const page = await people.reader!.newPage()
  await page.goto('/imports')
  // What they may not do is shown, with the reason, and cannot be done.
  await expect(page.getByText(/Importing needs the role uploader/).first()).toBeVisible()
  await expect(page.getByText('Choose files')).toHaveCount(0)
  await page.getByText('New experiment').click()
  await expect(page.getByRole('button', { name: 'Create' })).toBeDisabled()
  await page.goto('/experiments/demo/settings')
  for (const name of ['Delete', 'Set domains'])
    await expect(page.getByRole('button', { name })).toBeDisabled()
  const forbidden = await page.goto('/settings/people')
  expect(forbidden!.status()).toBe(403)
  await expect(page.getByRole('heading', { name: 'You may not see this page' })).toBeVisible()
})

test('an uploader imports more than 10 MB at once, and undoes and corrects nothing', async () => {
  const { request } = people.uploader!
  const files = jobFiles('big', [sumTrial('aaaaaa')])
  const noise = randomBytes(9_000_000).toString('base64')
  const zip = await zipOf({ ...files, 'job/big__aaaaaa/noise.txt': noise })
  const { url } = await importZip(request, { experiment: 'big-run', condition: 'no_skills' }, zip)
  const opened = (await (await request.post('/api/v1/imports')).json()) as { url: string }
  const data = Buffer.alloc(12_000_000, 'x')
  const part = await request.put(`${opened.url}/files?path=a.txt&offset=0`, { data })
  expect(await part.json()).toMatchObject({ bytes: data.length })
  expect((await request.post(`${url}/undo`)).status()).toBe(403)
  expect((await request.post('/api/v1/experiments/big-run/changes', { data: {} })).status()).toBe(
    403,
  )
})

test('a reviewer corrects and writes to somebody, who finds it; an admin undoes', async () => {
  const trials = [sumTrial('bbbbbb')]
  const ids = await importTrials(people.uploader!.request, 'kept', 'no_skills', 'sum', trials)
  const page = await people.reader!.newPage()
  expect((await page.goto(trialHref(ids.bbbbbb!)))!.status()).toBe(200)
  const { request } = people.reviewer!
  const data = { kind: 'exclude', trials: [ids.bbbbbb], reason: 'a test' }
  expect((await request.post('/api/v1/experiments/kept/changes', { data })).status()).toBe(201)
  const note = { trial: ids.bbbbbb, text: 'Did you see **this**, @ada?' }
  const written = await request.post('/api/v1/experiments/kept/notes', { data: note })
  const { href } = (await written.json()) as { href: string }
  await page.goto(href)
  const card = page.getByRole('article', { name: 'Note of reviewer' })
  await expect(card).toContainText('For ada')
  await expect(card.getByRole('button')).toHaveCount(0)
  const mine = await people.ada!.newPage()
  await mine.goto('/experiments/kept/notes?for=me')
  await mine.getByRole('button', { name: 'Resolve' }).click()
  await expect(mine.getByText('No note passes this filter.')).toBeVisible()
  const imports = (await (await request.get('/api/v1/imports')).json()) as {
    items: { id: string; experiment: string }[]
  }
  const { id } = imports.items.find(({ experiment }) => experiment === 'kept')!
  expect((await request.post(`/api/v1/imports/${id}/undo`)).status()).toBe(403)
  expect((await people.ada!.request.post(`/api/v1/imports/${id}/undo`)).status()).toBe(200)
})

test('a token made on the page pushes logs, which say who delivered them, until it is revoked', async () => {
  const page = await people.ada!.newPage()
  await page.goto('/settings/tokens')
  await page.getByLabel('Name').fill('nightly job')
  await page.getByRole('button', { name: 'Make a token' }).click()
  const said = page.getByRole('status').filter({ hasText: 'skillscope_' })
  const token = /skillscope_[\w-]+/.exec(await said.innerText())![0]
  const logs = mkdtempSync(join(tmpdir(), 'skillscope-pushed-'))
  for (const [path, text] of Object.entries(jobFiles('pushed', [sumTrial('cccccc')]))) {
    mkdirSync(dirname(join(logs, path)), { recursive: true })
    writeFileSync(join(logs, path), text)
  }
  const push = () => server.push(token, logs, '--to', server.origin, '--experiment', 'pushed')
  const first = await push()
  expect(first.out).toContain('trials 1 added, 0 replaced, 0 unchanged')
  expect(first.code).toBe(0)
  await page.goto('/imports')
  await expect(page.getByRole('row').filter({ hasText: 'nightly job' })).toHaveCount(1)
  await page.goto('/settings/tokens')
  await expect(page.getByRole('row').filter({ hasText: 'nightly job' })).not.toContainText('never')
  await page.getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'nightly job' })).toContainText('revoked')
  const refused = await push()
  expect([refused.code, refused.err]).toEqual([
    ...[3, expect.stringContaining('unknown, revoked or expired')],
  ])
  rmSync(logs, { recursive: true })
})

test('an experiment that is a team’s is nowhere for others, and one that is open is read by all', async ({
  browser,
}) => seenByTeam(people, () => come(browser)))

test('an admin makes a link by which somebody who forgot their password sets another', async ({
  browser,
}) => {
  const page = await people.ada!.newPage()
  await page.goto('/settings/people')
  const row = page.getByRole('row').filter({ hasText: 'uploader@example.org' })
  await row.getByRole('button', { name: 'Link to a new password' }).click()
  await expect(row.getByText(/http:/)).toBeVisible()
  const link = /http:\S+/.exec(await row.innerText())![0]
  const fresh = await (await come(browser)).newPage()
  await fresh.goto(link)
  await fresh.getByLabel('New password').fill('another horse altogether')
  await fresh.getByRole('button', { name: 'Set the password' }).click()
  await expect(fresh.getByRole('navigation', { name: 'Account' })).toContainText('uploader')
  expect((await people.uploader!.request.get('/api/v1/experiments')).status()).toBe(401)
  people.uploader = fresh.context()
})

test('a token of the command line reads, and writes nothing', async ({ browser }) => {
  const token = server.run('lib/cli/token.ts', 'make', 'dashboard', '--role', 'reader').trim()
  const context = await browser.newContext({
    ...{ baseURL: server.origin, extraHTTPHeaders: { authorization: `Bearer ${token}` } },
  })
  expect((await context.request.get('/api/v1/experiments')).status()).toBe(200)
  expect((await context.request.post('/api/v1/imports')).status()).toBe(403)
  expect(server.run('lib/cli/token.ts', 'list')).toContain('dashboard')
})

test('an admin sees who did what', async () => {
  const page = await people.ada!.newPage()
  await page.goto('/settings/audit')
  const line = (text: RegExp) => page.getByRole('row').filter({ hasText: text })
  await expect(line(/reviewer.*left out 1 trial of kept .*: a test/)).toHaveCount(1)
  await expect(line(/token nightly job.*imported \w+ into pushed/)).toHaveCount(1)
  await expect(line(/ada.*revoked the token “nightly job”/)).toHaveCount(1)
  await expect(line(/ada.*made an invite with the role reader/)).toHaveCount(1)
  await expect(line(/reader/).filter({ hasText: 'made the experiment' })).toHaveCount(0)
})

test('an action of an admin, sent by its number to another page, does nothing for others', async ({
  browser,
}) => {
  const html = await (await people.ada!.request.get('/settings/people')).text()
  const form = html.split('<form').find((part) => part.includes('Make a link'))!
  const id = /&quot;id&quot;:&quot;([0-9a-f]{40,})/.exec(form)![1]!
  for (const { request } of [people.reader!, await come(browser)])
    for (const path of ['/sign-in', '/imports', '/settings/account']) {
      const headers = { 'next-action': id, 'content-type': 'text/plain', origin: server.origin }
      const answer = await request.post(path, { headers, data: '[null,null]', maxRedirects: 0 })
      // Next asks the page of the action, and says nothing where that page is closed.
      expect(await answer.text()).toMatch(/needs the role admin|Sign in first|^\{\}$/)
    }
})

test('a write from another site fails, whoever’s browser sends it', async () => {
  const { request } = people.ada!
  for (const [name, value] of [
    ['origin', 'http://evil.example'],
    ['sec-fetch-site', 'cross-site'],
  ] as const) {
    const answer = await request.post('/api/v1/imports', { headers: { [name]: value } })
    expect(answer.status()).toBe(403)
    expect(await answer.text()).toContain('foreign_origin')
  }
  expect((await request.get('/', { headers: { host: 'evil.example' } })).status()).toBe(403)
})

test('who is signed out everywhere, or removed, is out with the next request', async () => {
  const page = await people.ada!.newPage()
  await page.goto('/settings/people')
  const row = (name: string) => page.getByRole('row').filter({ hasText: `${name}@example.org` })
  await row('reader').getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(row('reader')).toContainText('0 sessions')
  expect((await people.reader!.request.get('/api/v1/experiments')).status()).toBe(401)
  await row('uploader').getByRole('button', { name: 'Remove' }).click()
  await expect(row('uploader')).toHaveCount(0)
  expect((await people.uploader!.request.get('/api/v1/experiments')).status()).toBe(401)
})

test('who signs in again lands on the page that was asked for', async () => {
  const page = await people.reader!.newPage()
  await page.goto('/experiments/demo/harms?show=helps')
  await page.getByLabel('E-mail address').fill('reader@example.org')
  await page.getByLabel('Password').fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('do not belong together')).toBeVisible()
  await page.getByLabel('E-mail address').fill('reader@example.org')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(`${server.origin}/experiments/demo/harms?show=helps`)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(`${server.origin}/sign-in`)
  expect((await people.reader!.request.get('/api/v1/experiments')).status()).toBe(401)
})
