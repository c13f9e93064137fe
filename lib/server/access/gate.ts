import type { IncomingMessage, ServerResponse } from 'node:http'
import { whyNotAllowed, type Visitor } from '@/lib/domain/access'
import { ANYBODY, type Scope } from '@/lib/domain/scope'
import { originOf, whyNotAnswer, whyNotWrite } from '@/lib/url/check-origin'
import { signInHref } from '@/lib/url/access'
import { isForPrograms, isRead, needOf } from '@/lib/url/route-rights'
import { duringVisit, type Visit } from './visit'
import { takeForwarded, type IsProxy } from './forwarded'
import { answerForbidden, answerJson, answerRedirect } from './gate-answers'

/** What the gate asks about those who come. */
export interface GateKeeper {
  readonly origins: readonly string[]
  /** Whose word counts for where a request comes from. */
  readonly isProxy: IsProxy
  /** Who shows this token; null: nobody. */
  readonly findToken: (token: string) => Promise<Visitor | null>
  /** Whose session these headers hold; null: nobody's. */
  readonly findPerson: (headers: Headers) => Promise<Visitor | null>
  /** What somebody sees; null: everything. */
  readonly findScope: (visitor: Visitor) => Promise<Scope | null>
  /** Whether what stands at this address is open to everyone. */
  readonly isPublic: (path: string) => Promise<boolean>
  /** Keeps what somebody did. */
  readonly note: (visitor: Visitor, did: string) => Promise<void>
}

type HandOn = () => Promise<void>
export type Gate = (
  request: IncomingMessage,
  response: ServerResponse,
  handOn: HandOn,
) => Promise<void>

/**
 * The one way into a server with access control: every request passes it before Next sees it, so that
 * no route can forget it. It refuses names that are not ours, writes from other sites, and whoever
 * lacks the right; the rest is handed on as the visit of whoever asks. Bodies are left unread.
 */
export const makeGate =
  (keeper: GateKeeper): Gate =>
  async (request, response, handOn) => {
    const { method = 'GET' } = request
    const path = pathOf(request)
    const { remoteAddress = '' } = request.socket
    const address = takeForwarded(request.headers, remoteAddress, keeper.isProxy)
    // Whatever a request says of itself under this name, this is where it comes from.
    request.headers['x-skillscope-address'] = address
    const headers = headersOf(request)
    const foreign = isRead(method)
      ? whyNotAnswer(headers.get('host'), keeper.origins)
      : whyNotWrite(originOf(headers), keeper.origins)
    if (foreign !== null) {
      const code = whyNotAnswer(headers.get('host'), keeper.origins)
        ? 'foreign_host'
        : 'foreign_origin'
      return answerJson(response, 403, code, foreign)
    }
    const need = needOf(method, path)
    const found = isStatic(path) ? null : await findVisitor(headers, keeper)
    const visitor = isVisitor(found) ? found : null
    const isPublic =
      need === 'read' && isRead(method) && found === null && (await keeper.isPublic(path))
    if (need !== 'open' && !isPublic) {
      const why = found === 'refused' ? BAD_TOKEN : whyNotAllowed(visitor, need)
      if (why !== null) return refuse(request, response, { path, why, isKnown: visitor !== null })
    }
    const scope = visitor ? await keeper.findScope(visitor) : ANYBODY
    const visit: Visit = { visitor, scope, isPublic, address, did: null }
    response.once('close', () => void noteVisit(visit, { method, path, response, keeper }))
    await duringVisit(visit, handOn)
  }

/**
 * Puts into the audit what a visit did. A write of the API that says nothing of itself is named by its
 * address, so that no route can forget it; parts of files are not: the import that they belong to is.
 */
async function noteVisit(
  { visitor, did }: Visit,
  about: { method: string; path: string; response: ServerResponse; keeper: GateKeeper },
): Promise<void> {
  const { method, path, response, keeper } = about
  const isAnswered = response.writableFinished && response.statusCode < 400
  const isDone = isAnswered && !isRead(method) && method !== 'PUT'
  const what = did ?? (isDone && path.startsWith('/api/') ? `${method} ${path}` : null)
  if (visitor === null || what === null) return
  // The answer is out: that it could not be noted is for whoever runs the server.
  await keeper.note(visitor, what).catch((error: unknown) => console.error(error))
}

const isBearer = (authorization: string | null | undefined): authorization is string =>
  /^Bearer /i.test(authorization ?? '')

const BAD_TOKEN = 'This token is unknown, revoked or expired.'

const isVisitor = (visitor: Visitor | 'refused' | null): visitor is Visitor =>
  visitor !== null && visitor !== 'refused'

/** A token that is shown is what counts, also beside a session. */
async function findVisitor(
  headers: Headers,
  keeper: GateKeeper,
): Promise<Visitor | 'refused' | null> {
  const authorization = headers.get('authorization')
  // A proxy may hand on what it let somebody in by.
  if (!isBearer(authorization)) return keeper.findPerson(headers)
  const token = /^Bearer ([\w-]{1,200})$/i.exec(authorization)?.[1]
  return (token === undefined ? null : await keeper.findToken(token)) ?? 'refused'
}

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { path, why, isKnown }: { path: string; why: string; isKnown: boolean },
): void {
  const isPage = isRead(request.method ?? 'GET') && !isForPrograms(path)
  if (isPage && isKnown) return answerForbidden(response, why)
  if (isPage && !isBearer(request.headers.authorization))
    return answerRedirect(response, signInHref(request.url))
  if (isKnown) return answerJson(response, 403, 'forbidden', why)
  return answerJson(response, 401, 'unauthorized', why)
}

/**
 * The path as it came. One that is written otherwise than an open page, by a host in it or by climbing,
 * is none: what Next makes of it then needs a right.
 */
const pathOf = ({ url = '/' }: IncomingMessage): string => url.split('?', 1)[0]!

const isStatic = (path: string) => path.startsWith('/_next/static/')

function headersOf({ headers }: IncomingMessage): Headers {
  const found = new Headers()
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) found.set(name, Array.isArray(value) ? value.join(', ') : value)
  return found
}
