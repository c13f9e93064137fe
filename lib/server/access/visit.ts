import { AsyncLocalStorage } from 'node:async_hooks'
import { whyNotAllowed, type Right, type Visitor } from '@/lib/domain/access'
import { ANYBODY, type Scope } from '@/lib/domain/scope'

/** One request to a server with access control. */
export interface Visit {
  /** Null: nobody signed in, which is enough for the pages to sign in and to join. */
  readonly visitor: Visitor | null
  /** What they see; null: everything. */
  readonly scope: Scope | null
  /** Whether nobody in particular reads what is open to everyone. */
  readonly isPublic?: boolean
  /** The address of the other end of the connection. */
  readonly address: string
  /** What was done, as a sentence for the audit; null while nothing was. */
  did: string | null
}

/** What the server does of its own accord, such as taking up an import when it starts. */
const OWN = 'own'

// Pages, routes and the gate are bundled apart and must know the same visits.
const held = globalThis as {
  skillscopeVisits?: AsyncLocalStorage<Visit | typeof OWN>
  skillscopeDoor?: (isWrite: boolean) => void
  skillscopeScope?: () => Scope | null
}

/** From now on whoever reads or writes the live database must be allowed to. */
export function closeDoor(): void {
  const visits = new AsyncLocalStorage<Visit | typeof OWN>()
  held.skillscopeVisits = visits
  held.skillscopeDoor = (isWrite) => {
    const visit = visits.getStore()
    if (visit === OWN || (visit?.isPublic && !isWrite)) return
    const why = whyNotAllowed(visit?.visitor ?? null, isWrite ? 'import' : 'read')
    if (why !== null) throw new Error(`The database is closed to this request. ${why}`)
  }
  held.skillscopeScope = () => {
    const visit = visits.getStore()
    // Who belongs to no visit sees what anybody does; the door above lets them read nothing.
    return visit === OWN ? null : visit ? visit.scope : ANYBODY
  }
}

/** Answers a request as that of a visit: what it asks and changes is known to be the visitor's. */
export const duringVisit = <T>(visit: Visit, answer: () => T): T =>
  held.skillscopeVisits ? held.skillscopeVisits.run(visit, answer) : answer()

/** Does something as the server itself, whoever's request led to it. */
export const asServer = <T>(work: () => T): T =>
  held.skillscopeVisits ? held.skillscopeVisits.run(OWN, work) : work()

/** Whether people must sign in here. */
export const hasAccessControl = (): boolean => held.skillscopeVisits !== undefined

/** The visit that is being answered; null without access control. */
export function currentVisit(): Visit | null {
  const visit = held.skillscopeVisits?.getStore()
  return visit === undefined || visit === OWN ? null : visit
}

/** Says what the request that is being answered did, for the audit. */
export function noteDone(did: string): void {
  const visit = currentVisit()
  if (visit) visit.did = did
}

/** Who asks, by name, where people sign in. */
export const visitorName = (): string | null => currentVisit()?.visitor?.name ?? null

/** Why whoever asks may not, as a sentence; null when they may, as everybody on loopback. */
export const whyNotDo = (right: Right): string | null =>
  hasAccessControl() ? whyNotAllowed(currentVisit()?.visitor ?? null, right) : null

/** What whoever asks sees; null: everything, as on loopback. */
export const currentScope = (): Scope | null => held.skillscopeScope?.() ?? null

/** Lets nobody pass who may not read: for questions that another process answers. */
export const checkMayRead = (): void => held.skillscopeDoor?.(false)
