import type { Accounts } from './accounts'

const held = globalThis as { skillscopeAccounts?: Accounts }

/** The accounts of this server; null where nobody signs in. Their library is loaded only where they are. */
export const currentAccounts = (): Accounts | null => held.skillscopeAccounts ?? null
