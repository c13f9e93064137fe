/** What a person or a token may do, each also what those before it may. */
export const ROLES = ['reader', 'uploader', 'reviewer', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** What a role is for, beside what those before it may. */
export const ROLE_SAYS: Readonly<Record<Role, string>> = {
  reader: 'reads everything',
  uploader: 'imports logs',
  reviewer: 'writes notes, excludes and corrects trials, changes settings',
  admin: 'manages people and tokens, undoes imports, deletes experiments',
}

/** What a request does, in the order of the roles: a role may what stands at its place and before. */
export const RIGHTS = ['read', 'import', 'review', 'manage'] as const
export type Right = (typeof RIGHTS)[number]

const DOES: Readonly<Record<Right, string>> = {
  read: 'Reading',
  import: 'Importing',
  review: 'Changing what an experiment says',
  manage: 'This',
}

export const mayDo = (role: Role, right: Right): boolean =>
  ROLES.indexOf(role) >= RIGHTS.indexOf(right)

export const roleOf = (value: unknown): Role | null => ROLES.find((role) => role === value) ?? null

/** Who asks: a person who signed in, or a program with a token. */
export interface Visitor {
  readonly kind: 'person' | 'token'
  readonly id: string
  readonly name: string
  readonly role: Role
}

/** Why somebody may not, as a sentence; null when they may. */
export function whyNotAllowed(visitor: Visitor | null, right: Right): string | null {
  if (visitor === null) return 'Sign in first, or send a token: Authorization: Bearer …'
  if (mayDo(visitor.role, right)) return null
  const needed = ROLES[RIGHTS.indexOf(right)]!
  return `${DOES[right]} needs the role ${needed}; ${visitor.kind === 'token' ? 'this token has' : 'you have'} the role ${visitor.role}.`
}
