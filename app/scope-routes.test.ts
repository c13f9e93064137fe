// Every page and every GET of the API, whatever is added, asked by somebody who may not see one of two
// experiments: it is nowhere, and each of its addresses is that of nothing.
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '@/db/open-database'
import { experiment, person as persons, team, teamMember } from '@/db/schema'
import { createTestDb } from '@/db/testing'
import { findScope } from '@/lib/analysis/access/find-scope'
import { isOpenToEveryone } from '@/lib/analysis/access/is-open-to-everyone'
import type { Role, Visitor } from '@/lib/domain/access'
import { ANYBODY } from '@/lib/domain/scope'
import { closeDoor, duringVisit } from '@/lib/server/access/visit'
import { placeOf } from '@/lib/url/public-places'
import { fillScoped, OURS, THEIRS, WORD } from './testing-scope'

let db: Db
let teamId: number

const visitor = (id: string, role: Role): Visitor => ({ kind: 'person', id, name: id, role })
const READER = visitor('reader', 'reviewer')
const MEMBER = visitor('member', 'uploader')
const ADMIN = visitor('admin', 'admin')

/** Does something as a visit of somebody; null: whoever has not signed in. */
async function as<T>(who: Visitor | null, work: () => Promise<T>): Promise<T> {
  const scope = who ? await findScope(db, who) : ANYBODY
  return duringVisit({ visitor: who, scope, isPublic: who === null, address: '', did: null }, work)
}

type Get = (request: Request, context: { params: Promise<object> }) => Promise<Response>

const NAMES = readdirSync(resolve('app'), { recursive: true, encoding: 'utf8' }).map((file) =>
  file.replaceAll('\\', '/'),
)
const routes = NAMES.filter(
  (file) => /(^|\/)route\.ts$/.test(file) && !/\[\.{3}rest\]|^sign-in/.test(file),
)
const pages = NAMES.filter((file) => /(^|\/)page\.tsx$/.test(file))

const held = globalThis as Record<string, unknown>
const HELD = ['skillscopeDoor', 'skillscopeScope', 'skillscopeVisits', 'skillscopeDb']
const before = HELD.map((name) => held[name])
const env = { ...process.env }

beforeAll(async () => {
  const made = await createTestDb()
  db = made
  await fillScoped(db, OURS, 'alpha')
  await fillScoped(db, THEIRS, 'zebra-model')
  const [row] = await db
    .insert(team)
    .values({ uid: 'z1', name: 'Team', createdAt: 0 })
    .returning({ id: team.id })
  teamId = row!.id
  const now = new Date()
  const person = { emailVerified: false, createdAt: now, updatedAt: now }
  for (const { id, name, role } of [READER, MEMBER, ADMIN])
    await db.insert(persons).values({ ...person, id, name, role, email: `${id}@example.org` })
  await db.insert(teamMember).values({ teamId, personId: MEMBER.id })
  await db
    .update(experiment)
    .set({ visibility: 'team', teamId })
    .where(eq(experiment.slug, THEIRS.experiment))
  process.env.DATABASE_URL = made.url
  process.env.SKILLSCOPE_DATA = mkdtempSync(join(tmpdir(), 'skillscope-test-'))
  // Before the live connection is opened: what is on a network stands behind the door.
  process.env.SKILLSCOPE_ORIGINS = 'http://10.0.0.5:3000'
  closeDoor()
})
afterAll(() => {
  process.env = env
  HELD.forEach((name, at) => (held[name] = before[at]))
})

/** What some addresses need beside their ids. */
const queryOf = (name: string, ids: typeof OURS): string => {
  const model = ids === OURS ? 'alpha' : 'zebra-model'
  const trials = [`${ids.task}-${model}-no_skills-1`, `${ids.task}-${model}-curated-1`]
  if (name.includes('diff/arms'))
    return `?experiment=${ids.experiment}&task=${ids.task}&configuration=${model}&without=no_skills&with=curated`
  if (name.includes('diff')) return `?left=${trials[0]}&right=${trials[1]}`
  if (name.includes('compare')) return `?left=${OURS.experiment}&right=${ids.experiment}`
  if (name.includes('/search')) return '?q=everywhere'
  if (name.includes('/find')) return '?q='
  if (name.includes('/verdict')) return '?maxHarms=9'
  if (name.includes('/files')) return '?path=job/result.json'
  return ''
}

async function get(file: string, ids: typeof OURS, query: string) {
  // A route exports its methods by their names.
  const { GET } = (await import(resolve('app', file))) as { GET?: Get }
  if (!GET) return null
  const path = `/${file.replace('/route.ts', '')}`.replace(
    /\[(\w+)\]/g,
    (_all, name: keyof typeof OURS) => ids[name],
  )
  const request = new Request(`http://10.0.0.5:3000${path}${query}`, {
    headers: { host: '10.0.0.5:3000' },
  })
  const answer = await GET(request, { params: Promise.resolve(ids) })
  return { status: answer.status, text: await answer.text() }
}

const hasIds = (file: string) => file.includes('[')

test.each(routes)('%s says nothing of what is hidden from who asks', async (file) => {
  for (const format of ['', 'format=csv', 'format=md', 'format=html']) {
    const withFormat = (query: string) => [query || '?', format].join(query && format ? '&' : '')
    const ours = await as(READER, () => get(file, OURS, withFormat(queryOf(file, OURS))))
    if (!ours) return
    expect([ours.status, ours.text.includes(WORD)]).toEqual([200, false])
    const theirs = await as(READER, () => get(file, THEIRS, withFormat(queryOf(file, THEIRS))))
    const anybody = await as(null, () => get(file, OURS, withFormat(queryOf(file, OURS))))
    expect([anybody!.text.includes(WORD), anybody!.text.includes('common-run')]).toEqual([
      false,
      false,
    ])
    const asked = queryOf(file, THEIRS)
    if (hasIds(file) || asked.includes(WORD)) expect([file, theirs!.status]).toEqual([file, 404])
    // A word that was asked for comes back in the sentence that there is none.
    if (!asked.includes(WORD)) expect(theirs!.text.includes(WORD)).toBe(false)
    const member = await as(MEMBER, () => get(file, THEIRS, withFormat(queryOf(file, THEIRS))))
    const admin = await as(ADMIN, () => get(file, THEIRS, withFormat(queryOf(file, THEIRS))))
    expect([member!.status, admin!.status]).toEqual([200, 200])
    // An answer that was made for somebody who sees it is kept for nobody else.
    const again = await as(READER, () => get(file, THEIRS, withFormat(queryOf(file, THEIRS))))
    expect(again).toEqual(theirs)
  }
})

/** What a page does: `not found`, or that it would draw something. */
async function open(file: string, ids: typeof OURS): Promise<string> {
  const { default: Page } = (await import(resolve('app', file))) as {
    default: (props: { params: Promise<object>; searchParams: Promise<object> }) => Promise<unknown>
  }
  const query = Object.fromEntries(new URLSearchParams(queryOf(file, ids)))
  const props = { params: Promise.resolve(ids), searchParams: Promise.resolve(query) }
  return Page(props).then(
    () => 'drawn',
    (error: unknown) => String((error as { digest?: string }).digest ?? error),
  )
}

const NOT_FOUND = 'NEXT_HTTP_ERROR_FALLBACK;404'

test.each(pages.filter((file) => hasIds(file) && !/join|reset|docs/.test(file)))(
  '%s is not found by who may not see its experiment',
  async (file) => {
    expect(await as(READER, () => open(file, THEIRS))).toBe(NOT_FOUND)
    expect(await as(null, () => open(file, THEIRS))).toBe(NOT_FOUND)
    // Outside a request of Next a page may fail later, for want of one.
    expect(await as(MEMBER, () => open(file, THEIRS))).not.toBe(NOT_FOUND)
  },
)

test('the questions of lists count and name what is seen, and nothing else', async () => {
  const { db: live } = await import('@/db')
  const { ask } = await import('@/lib/server/ask')
  const { listExperimentNames } = await import('@/lib/analysis/experiment/list-experiment-names')
  const { listImports } = await import('@/lib/analysis/import/list-imports')
  const { findByName } = await import('@/lib/analysis/find/find-by-name')
  const all = () =>
    Promise.all([
      ...[ask('listExperiments'), ask('listFindings'), listExperimentNames(live)],
      ...[listImports(live), findByName(live, WORD), findByName(live, 'sum')],
    ])
  const said = async (who: Visitor | null) => JSON.stringify(await as(who, all)).includes(WORD)
  for (const who of [ADMIN, READER, MEMBER, null, READER])
    expect([who?.id, await said(who)]).toEqual([who?.id, who === ADMIN || who === MEMBER])
})

test('without an account one reads what is open to everyone, and no other address is any place', async () => {
  const isOpen = (path: string) => isOpenToEveryone(db, placeOf(path))
  const paths = [
    '/',
    '/experiments/common',
    '/api/v1/experiments/common/tasks',
    `/trials/${OURS.trial}`,
  ]
  for (const path of paths) expect([path, await isOpen(path)]).toEqual([path, false])
  const set = (visibility: 'everyone' | 'signed_in') =>
    db.update(experiment).set({ visibility }).where(eq(experiment.slug, 'common'))
  await set('everyone')
  for (const path of paths) expect([path, await isOpen(path)]).toEqual([path, true])
  for (const path of [
    ...['/experiments/zebra-run', '/experiments/zebra-run/tasks', `/trials/${THEIRS.trial}`],
    ...['/experiments/common/settings', '/imports', '/api/v1/imports', '/settings/account', '/x'],
  ])
    expect([path, await isOpen(path)]).toEqual([path, false])
  const list = await as(null, () => get('api/v1/experiments/route.ts', OURS, ''))
  expect([list!.text.includes('common'), list!.text.includes(WORD)]).toEqual([true, false])
  await set('signed_in')
})

test('nobody who does not see an experiment changes it, fills it or takes its slug', async () => {
  const { db: live } = await import('@/db')
  const { renameExperiment } = await import('@/lib/change/rename-experiment')
  const { createExperiment } = await import('@/lib/change/create-experiment')
  const { deleteExperiment } = await import('@/lib/change/delete-experiment')
  const { setBaseline } = await import('@/lib/change/set-baseline')
  const { setVisibility } = await import('@/lib/change/set-visibility')
  const { makeChanges } = await import('@/lib/change/review-changes')
  const { cancelImport, confirmImport, previewImport, stageImport, whyNotNamed } =
    await import('@/lib/ingest/run/manage-imports')
  const { undoImport } = await import('@/lib/ingest/run/undo-import')
  const to = { slug: 'mine', name: 'Mine', description: null }
  const value = { kind: 'exclude' } as const
  await as(READER, async () => {
    const answers = [
      await renameExperiment(live, THEIRS.experiment, to),
      await deleteExperiment(live, THEIRS.experiment, THEIRS.experiment),
      await setBaseline(live, THEIRS.experiment, null),
      await setVisibility(live, THEIRS.experiment, { visibility: 'everyone', teamId: null }, null),
      await makeChanges(live, THEIRS.experiment, { subjects: [THEIRS.trial], value, reason: 'x' }),
      await cancelImport(live, THEIRS.import),
      await undoImport(live, THEIRS.import),
      await previewImport(live, THEIRS.import),
      await confirmImport(live, THEIRS.import),
    ]
    for (const answer of answers) expect(answer).toMatch(/^There is no such (experiment|import)\.$/)
    const taken = { ...to, slug: THEIRS.experiment }
    expect(await createExperiment(live, taken)).toMatch(/is taken/)
    expect(await renameExperiment(live, OURS.experiment, taken)).toMatch(/is taken/)
    const settings = { experiment: THEIRS.experiment }
    expect(await whyNotNamed(live, THEIRS.experiment)).toMatch(/is taken/)
    const uid = await stageImport(live, { origin: 'api' })
    expect(await confirmImport(live, uid, settings)).toMatch(/is taken/)
    expect(await previewImport(live, uid, settings)).toMatch(/is taken/)
  })
})

test('what a team stages is seen by that team alone until it is in an experiment', async () => {
  const { db: live } = await import('@/db')
  const { getImport } = await import('@/lib/analysis/import/get-import')
  const { stageImport } = await import('@/lib/ingest/run/manage-imports')
  const deliverer = { name: 'member', id: 'person:member', teamId }
  const uid = await as(MEMBER, () => stageImport(live, { origin: 'api', deliverer }))
  const sees = (who: Visitor | null) => as(who, async () => (await getImport(live, uid)) !== null)
  expect([await sees(MEMBER), await sees(ADMIN)]).toEqual([true, true])
  expect([await sees(READER), await sees(null)]).toEqual([false, false])
})

test('what was imported into a hidden experiment is hidden when it is deleted', async () => {
  const { db: live } = await import('@/db')
  const { getImport } = await import('@/lib/analysis/import/get-import')
  const { deleteExperiment } = await import('@/lib/change/delete-experiment')
  const { stageImport } = await import('@/lib/ingest/run/manage-imports')
  const staged = await as(ADMIN, () =>
    stageImport(live, { origin: 'api', experiment: THEIRS.experiment }),
  )
  const seen = (who: Visitor | null) =>
    as(who, () =>
      Promise.all(
        [THEIRS.import, staged].map(async (uid) => (await getImport(live, uid)) !== null),
      ),
    )
  const answers = async () => [await seen(MEMBER), await seen(ADMIN), await seen(READER)]
  const before = await answers()
  expect(before).toEqual([
    [true, true],
    [true, true],
    [false, false],
  ])
  const gone = await as(ADMIN, () => deleteExperiment(live, THEIRS.experiment, THEIRS.experiment))
  expect([gone, await answers()]).toEqual([null, before])
})
