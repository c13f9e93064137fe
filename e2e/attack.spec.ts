import { request as httpRequest, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { randomBytes } from 'node:crypto'
import type { APIRequestContext } from '@playwright/test'
import { expect, test } from './fixtures'
import { importZip, jobFiles, waitForImport, zipOf, type TestTrial } from './harbor-job'

/** What a server answers to a request that no browser would send. */
const ask = (
  url: URL,
  {
    method = 'GET',
    headers = {},
    body = [],
  }: { method?: string; headers?: Record<string, string>; body?: readonly string[] } = {},
) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    const asked = httpRequest(url, { method, headers }, (answer: IncomingMessage) => {
      let text = ''
      answer.on('data', (chunk) => (text += chunk))
      answer.on('end', () => resolve({ status: answer.statusCode!, text }))
      answer.on('error', reject)
    })
    asked.on('error', reject)
    // Without a length: in chunks.
    for (const chunk of body) asked.write(chunk)
    asked.end()
  })

const codeOf = ({ text }: { text: string }) =>
  (JSON.parse(text) as { error: { code: string } }).error.code

test('a name that was made to point here reads nothing', async ({ baseURL }) => {
  for (const path of ['/', '/imports', '/api/v1/experiments', '/icon.svg', '/examples/x']) {
    const answer = await ask(new URL(path, baseURL), { headers: { host: 'evil.example' } })
    expect([path, answer.status, codeOf(answer)]).toEqual([path, 403, 'foreign_host'])
  }
})

test('a page of another site starts no dry run', async ({ baseURL, request }) => {
  const opened = (await (await request.post('/api/v1/imports')).json()) as { url: string }
  await request.put(`${opened.url}/files?path=a.txt&offset=0`, { data: Buffer.from('x') })
  const url = new URL(opened.url, baseURL)
  const seen = await ask(url, { headers: { 'sec-fetch-site': 'cross-site' } })
  expect(JSON.parse(seen.text)).toMatchObject({ state: 'staging' })
  const own = await ask(url, { headers: { 'sec-fetch-site': 'same-origin' } })
  expect(JSON.parse(own.text)).toMatchObject({ state: 'previewing' })
})

test('a broken address, a strange method and a wrong name get a sentence', async ({ baseURL }) => {
  const broken = await rawGet(new URL(baseURL!), '/experiments/%ff')
  expect(broken).toContain('400 Bad Request')
  expect(broken).toContain('The address is broken')
  const traced = await ask(new URL('/imports', baseURL), { method: 'TRACE' })
  expect([traced.status, codeOf(traced)]).toEqual([405, 'method_not_allowed'])
  const named = await ask(new URL('/api/v1/imports?experiment=odd&name=a/b.zip', baseURL), {
    method: 'POST',
    body: ['PK'],
  })
  expect([named.status, codeOf(named)]).toEqual([400, 'invalid_request'])
})

/** A GET whose address is sent as it stands. */
const rawGet = ({ hostname, port }: URL, path: string) =>
  new Promise<string>((resolve, reject) => {
    let text = ''
    const socket = connect(Number(port), hostname, () =>
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: close\r\n\r\n`,
      ),
    )
    socket.on('data', (chunk) => (text += chunk.toString()))
    socket.on('end', () => resolve(text)).on('error', reject)
  })

test('settings that do not say their size end at the limit', async ({ baseURL }) => {
  const body = Array<string>(40).fill(' '.repeat(256 * 1024))
  const answer = await ask(new URL('/api/v1/imports', baseURL), {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body },
  })
  expect([answer.status, codeOf(answer)]).toEqual([413, 'too_large'])
})

test('an upload of more than 10 MB arrives whole', async ({ request }) => {
  const trial = { name: 'aaaaaa', reward: 1, steps: [{ source: 'user', message: 'go' } as const] }
  const files = jobFiles('big', [trial])
  const noise = randomBytes(9_000_000).toString('base64')
  const zip = await zipOf({ ...files, 'job/big__aaaaaa/noise.txt': noise })
  await importZip(request, { experiment: 'big-run', condition: 'no_skills' }, zip)
})

/** An end-of-name that hides, reorders or pretends. */
const HIDDEN = '\u202E\u200B\u2066\u001b\u00ad\u0007'
// eslint-disable-next-line no-control-regex -- control characters are what this looks for
const UNSEEN = /[\u202a-\u202e\u2066-\u2069\u200b\u001b\u00ad\u0007]|NaN/

const trial = (name: string, reward: number): TestTrial => ({
  ...{ name, reward, model: `model${HIDDEN}` },
  steps: [
    { source: 'user', message: 'go' },
    { source: 'agent', message: '', command: 'ls', output: 'x' },
  ],
})

const suite = (task: string) => ({
  [`suite/${task}/task.toml`]: `[metadata]\ncategory = "x"\n`,
  [`suite/${task}/instruction.md`]: 'do it',
  [`suite/${task}/environment/skills/s/SKILL.md`]: `---\nname: "s${HIDDEN}"\n---\ntext`,
})

async function importHostile(request: APIRequestContext, names: readonly string[]) {
  for (const [condition, reward] of [
    ['no_skills', 0],
    [`curated: c${HIDDEN}`, 1],
  ] as const) {
    const files = names.flatMap((name, at) => {
      const job = jobFiles(name, [trial(`aaaaa${reward}`, reward)])
      // The folder of a trial is no name of a task.
      const placed = Object.entries(job).map(([path, text]) => [
        path.replace(`job/${name}__`, `job/t${at}__`),
        text,
      ])
      return [...placed, ...Object.entries(suite(`t${at}`))]
    })
    const zip = await zipOf(Object.fromEntries(files) as Record<string, string>)
    await importZip(request, { experiment: 'hostile', condition }, zip)
  }
}

/** Tasks of several domains: one called as those are that have none, others like properties of objects. */
async function setDomains(request: APIRequestContext, names: readonly string[]) {
  const of = ['no domain', 'constructor', '__proto__', `d${HIDDEN}`, 'other']
  const domains = ['task,domain', ...of.map((domain, at) => `${names[at]},${domain}`)].join('\n')
  const opened = await request.post('/api/v1/imports', {
    data: { experiment: 'hostile', condition: 'no_skills', domains },
  })
  const { url } = (await opened.json()) as { url: string }
  const data = await zipOf(jobFiles(names[0]!, [trial('bbbbb0', 0)]))
  await request.put(`${url}/files?path=job.zip&offset=0`, { data })
  expect((await request.post(`${url}/confirm`)).status()).toBe(202)
  await waitForImport(request, url)
}

test('names that hide or pretend are shown as they are, and break no page', async ({
  page,
  request,
}) => {
  const names = [`100%`, `%ff`, `fix${HIDDEN}xif`, 'a/b?c#d', 'constructor', '__proto__']
  await importHostile(request, names)
  await setDomains(request, names)
  const views = [
    '',
    '/domains',
    '/tasks',
    '/trials',
    '/harms',
    '/skills',
    '/models',
    '/conditions',
    '/settings',
  ]
  const paths = [
    ...['/', '/imports', ...views.map((view) => `/experiments/hostile${view}`)],
    ...names.map((name) => `/experiments/hostile/tasks/${encodeURIComponent(name)}`),
  ]
  const found: Record<string, string[]> = {}
  for (const path of paths) {
    const answer = await page.goto(path)
    expect([path, answer!.status()]).toEqual([path, 200])
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
    const drawn = [await page.title(), await page.locator('body').innerText()].join('\n')
    const odd = drawn.split('\n').filter((line) => UNSEEN.test(line))
    if (odd.length > 0) found[path] = odd
  }
  expect(found).toEqual({})
  await page.goto(`/experiments/hostile/tasks/${encodeURIComponent('100%')}`)
  await expect(page.getByRole('heading', { level: 1, name: '100%' })).toBeVisible()
  await page
    .getByRole('link', { name: /^trial 1 of/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: '100%' })).toBeVisible()
})
