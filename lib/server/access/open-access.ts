import { databaseToken, databaseUrl } from '@/db/database-url'
import { openDatabase } from '@/db/open-database'
import { showAccessToken } from '@/lib/change/access/access-tokens'
import { noteInAudit } from '@/lib/change/access/audit'
import { findScope } from '@/lib/analysis/access/find-scope'
import { isOpenToEveryone } from '@/lib/analysis/access/is-open-to-everyone'
import { placeOf } from '@/lib/url/public-places'
import { Accounts } from './accounts'
import { parseProxies } from './forwarded'
import { makeGate, type Gate } from './gate'
import { readOidc } from './oidc-settings'
import { serverSecret } from './server-secret'
import { closeDoor } from './visit'

// The gate stands before Next (serve.mjs), the accounts are asked by its pages: bundled apart.
const held = globalThis as { skillscopeGate?: Gate; skillscopeAccounts?: Accounts }

/** Puts a server under access control: closes the door of its database and sets up its gate. */
export function openAccess(origins: readonly string[]): void {
  closeDoor()
  // A connection of its own: who signs in reads and writes before they may.
  const db = openDatabase(databaseUrl(), databaseToken())
  const accounts = new Accounts(db, origins, serverSecret(), readOidc(process.env))
  held.skillscopeAccounts = accounts
  held.skillscopeGate = makeGate({
    origins,
    isProxy: parseProxies(process.env.SKILLSCOPE_PROXIES),
    findToken: (token) => showAccessToken(db, token),
    findPerson: (headers) => accounts.findVisitor(headers),
    findScope: (visitor) => findScope(db, visitor),
    isPublic: (path) => isOpenToEveryone(db, placeOf(path)),
    note: (visitor, did) => noteInAudit(db, visitor, did),
  })
}
