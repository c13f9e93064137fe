import type { Right } from '@/lib/domain/access'

/** What a request needs: a right, or nothing (`open`). */
export type Need = Right | 'open'

/** What anybody may ask for: the way in, and the parts of a page that hold no data. */
const OPEN: readonly RegExp[] = [
  /^\/sign-in(\/elsewhere(\/callback)?)?$/,
  /^\/(join|reset)\/[\w-]+$/,
  /^\/(icon\.svg|favicon\.ico)$/,
  // Names that Next gives; nothing that another program along the way could read as another path.
  /^\/_next\/static\/(?!.*\.\.)[\w./~-]+$/,
]

/** Pages that need more than reading. */
const PAGES: readonly (readonly [RegExp, Right])[] = [
  [/^\/settings\/(people|teams|tokens|audit|folders)\b/, 'manage'],
]

/** Writes of the API. One that is not named here is for admins. */
const WRITES: readonly (readonly [method: string, path: RegExp, right: Right])[] = [
  ['POST', /^\/api\/v1\/imports$/, 'import'],
  ['PUT', /^\/api\/v1\/imports\/[^/]+\/files$/, 'import'],
  ['POST', /^\/api\/v1\/imports\/[^/]+\/(preview|confirm|cancel)$/, 'import'],
  ['POST', /^\/api\/v1\/experiments\/[^/]+\/changes$/, 'review'],
  ['POST', /^\/api\/v1\/experiments\/[^/]+\/changes\/[^/]+\/undo$/, 'review'],
  ['POST', /^\/api\/v1\/experiments\/[^/]+\/notes$/, 'review'],
]

export const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD'

/**
 * What a request needs on a server with access control. Reads need the right to read and writes of
 * the API that of an admin, unless a list above says another, so that a route which nobody thought
 * of is closed. A write to a page is a server action: which one, only Next can tell, so that it needs
 * someone who may read here, and each action asks for its own right (`whyRefused`).
 */
export function needOf(method: string, path: string): Need {
  if (OPEN.some((pattern) => pattern.test(path))) return 'open'
  if (isRead(method) || !isApi(path))
    return PAGES.find(([pattern]) => pattern.test(path))?.[1] ?? 'read'
  const write = WRITES.find(([verb, pattern]) => verb === method && pattern.test(path))
  return write?.[2] ?? 'manage'
}

/** Whether an address is for programs: it answers in JSON that somebody may not, no page does. */
export const isForPrograms = (path: string): boolean => isApi(path) || path === '/llms.txt'

const isApi = (path: string) => /^\/api(\/|$)/i.test(path)
