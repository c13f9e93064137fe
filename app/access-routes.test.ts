import { readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { ROLES, type Role, type Visitor } from '@/lib/domain/access'
import { makeGate } from '@/lib/server/access/gate'

const HOST = '10.0.0.5:3000'
const ORIGINS = [`http://${HOST}`]

/** Who comes: nobody, with a token that is no longer good, or with a role. */
const COMERS = ['nobody', 'revoked', ...ROLES] as const
type Comer = (typeof COMERS)[number]

const visitorOf = (role: Role): Visitor => ({ kind: 'person', id: role, name: role, role })

const gate = makeGate({
  origins: ORIGINS,
  findToken: () => Promise.resolve(null),
  isProxy: () => false,
  findScope: () => Promise.resolve(null),
  isPublic: () => Promise.resolve(false),
  note: () => Promise.resolve(),
  findPerson: (headers) => {
    const role = ROLES.find((one) => one === headers.get('cookie'))
    return Promise.resolve(role ? visitorOf(role) : null)
  },
})

interface Asked {
  readonly method?: string
  readonly path: string
  readonly comer: Comer
  readonly headers?: Readonly<Record<string, string>>
}

/** What the gate does: `passed`, or the status of its answer with where it leads. */
async function ask({ method = 'GET', path, comer, headers = {} }: Asked): Promise<string> {
  let said = 'nothing'
  const own =
    comer === 'nobody'
      ? {}
      : comer === 'revoked'
        ? { authorization: 'Bearer skillscope_gone' }
        : { cookie: comer }
  const request = {
    ...{ method, url: path, socket: { remoteAddress: '10.0.0.9' } },
    headers: { host: HOST, ...own, ...headers },
  }
  const response = {
    writeHead: (status: number, { location = '' }: { location?: string }) =>
      (said = `${status} ${location}`.trim()),
    end: () => undefined,
    once: () => undefined,
  }
  // The gate reads these parts of a request and uses these of a response.
  await gate(request as unknown as IncomingMessage, response as unknown as ServerResponse, () => {
    said = 'passed'
    return Promise.resolve()
  })
  return said
}

const asked = async (path: string, method = 'GET') =>
  Object.fromEntries(
    await Promise.all(COMERS.map(async (comer) => [comer, await ask({ method, path, comer })])),
  ) as Record<Comer, string>

/** Every route that is there, from the file system: `[trial]` stands for any segment. */
const routes = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
  .map((file) => ({
    file,
    path: `/${file.replace(/\/?[^/]+$/, '')}`.replace(/\[\.{3}(\w+)\]|\[(\w+)\]/g, 'some-$1$2'),
    isPage: file.endsWith('page.tsx'),
    methods: file.endsWith('page.tsx')
      ? ['GET', 'POST']
      : [...readFileSync(`app/${file}`, 'utf8').matchAll(/\b(GET|POST|PUT|DELETE)\b/g)].map(
          ([method]) => method,
        ),
  }))

/** The way in. */
const OPEN = [
  ...['/sign-in', '/sign-in/elsewhere', '/sign-in/elsewhere/callback'],
  ...['/join/some-token', '/reset/some-token'],
]
/** From which role on; what is not named here reads, from reader on. */
const FROM: Readonly<Record<string, Role>> = {
  'GET /settings/people': 'admin',
  'POST /settings/people': 'admin',
  'GET /settings/teams': 'admin',
  'POST /settings/teams': 'admin',
  'GET /settings/tokens': 'admin',
  'POST /settings/tokens': 'admin',
  'GET /settings/audit': 'admin',
  'POST /settings/audit': 'admin',
  'GET /settings/folders': 'admin',
  'POST /settings/folders': 'admin',
  'POST /api/v1/imports': 'uploader',
  'PUT /api/v1/imports/some-import/files': 'uploader',
  'POST /api/v1/imports/some-import/preview': 'uploader',
  'POST /api/v1/imports/some-import/confirm': 'uploader',
  'POST /api/v1/imports/some-import/cancel': 'uploader',
  'POST /api/v1/imports/some-import/undo': 'admin',
  'POST /api/v1/experiments/some-experiment/changes': 'reviewer',
  'POST /api/v1/experiments/some-experiment/changes/some-change/undo': 'reviewer',
  'POST /api/v1/experiments/some-experiment/notes': 'reviewer',
  // Nothing is there, and nobody but an admin is told so by a write.
  'POST /api/some-rest': 'admin',
  'PUT /api/some-rest': 'admin',
  'DELETE /api/some-rest': 'admin',
}

const cases = routes.flatMap(({ methods, ...route }) =>
  [...new Set(methods)].map((method) => ({ ...route, method, key: `${method} ${route.path}` })),
)

test('all routes are walked', () => {
  expect(routes.length).toBeGreaterThan(60)
  expect(routes.every(({ methods }) => methods.length > 0)).toBe(true)
})

test.each(cases)('$key lets in whom its table says', async ({ key, path, method, isPage }) => {
  const answers = await asked(path, method)
  if (OPEN.includes(path)) {
    expect(new Set(Object.values(answers))).toEqual(new Set(['passed']))
    return
  }
  const isForPrograms = !isPage || method !== 'GET'
  const away = `303 /sign-in${path === '/' ? '' : `?next=${path}`}`
  const from = ROLES.indexOf(FROM[key] ?? 'reader')
  expect(answers).toEqual({
    nobody: isForPrograms ? '401' : away,
    revoked: '401',
    ...Object.fromEntries(ROLES.map((role, at) => [role, at < from ? '403' : 'passed'])),
  })
})

test('an open page written otherwise is not open', async () => {
  for (const path of ['/x/../sign-in', '/x/%2e%2e/sign-in', 'http://x/sign-in', '//x/sign-in'])
    expect([path, (await ask({ path, comer: 'nobody' })).split(' ')[0]]).toEqual([path, '303'])
})

test('another name, and a write from another site, pass for nobody', async () => {
  for (const comer of COMERS) {
    expect(await ask({ path: '/', comer, headers: { host: 'evil.example' } })).toBe('403')
    for (const [name, value] of [
      ['origin', 'http://evil.example'],
      ['sec-fetch-site', 'cross-site'],
    ] as const)
      expect(
        await ask({ method: 'POST', path: '/sign-in', comer, headers: { [name]: value } }),
      ).toBe('403')
  }
})

/** Files of server actions with the names of what they export. */
const actions = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'))
  .map((file) => ({ file, text: readFileSync(`app/${file}`, 'utf8') }))
  .filter(({ text }) => text.startsWith("'use server'"))
  .flatMap(({ file, text }) =>
    text
      .split(/^(?=(?:export )?(?:async )?function |export const )/m)
      .filter((part) => part.startsWith('export'))
      .map((body) => ({ file, body, name: /(?:function|const) (\w+)/.exec(body)![1]!, text })),
  )

/** Who comes to these is nobody yet, or ends their own session. */
const OPEN_ACTIONS = ['signIn', 'join', 'resetPassword', 'signOut']

test.each(actions)('the action $name of $file asks for a right first', ({ name, body, text }) => {
  if (OPEN_ACTIONS.includes(name)) return
  const own = body.match(/await whyRefused\('(read|import|review|manage)'\)/)
  // Some hand on to a function of their file that asks.
  const helper = /^\s*return (\w+)\(/m.exec(body)?.[1]
  const asks =
    helper && new RegExp(`function ${helper}\\b[^}]*?await whyRefused\\(`, 's').test(text)
  expect(Boolean(own) || Boolean(asks)).toBe(true)
})

test('there are actions, and they are found', () => {
  expect(actions.length).toBeGreaterThan(15)
})
