import { roleOf, type Role } from '@/lib/domain/access'

/** Where people sign in who have an account elsewhere (OpenID Connect), and who of them gets in. */
export interface OidcSettings {
  /** What the button says it is. */
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Whoever has an address of these gets in uninvited. */
  readonly domains: readonly string[]
  /** What they are then. */
  readonly role: Role
}

const NEEDED = ['SKILLSCOPE_OIDC_CLIENT_ID', 'SKILLSCOPE_OIDC_CLIENT_SECRET'] as const

/** Plain http is read by everybody along the way, but for a server on this machine. */
const isSafe = ({ protocol, hostname }: URL) =>
  protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(hostname))

/** Null where none is configured. Throws where it is in part, or could not be safe. */
export function readOidc(env: Readonly<Record<string, string | undefined>>): OidcSettings | null {
  const issuer = env.SKILLSCOPE_OIDC_ISSUER?.replace(/\/$/, '')
  if (!issuer) return null
  if (!URL.canParse(issuer) || !isSafe(new URL(issuer)))
    throw new Error('SKILLSCOPE_OIDC_ISSUER must be an https address.')
  for (const name of NEEDED) if (!env[name]) throw new Error(`${name} is missing.`)
  const role = roleOf(env.SKILLSCOPE_OIDC_ROLE ?? 'reader')
  if (role === null || role === 'admin')
    throw new Error('SKILLSCOPE_OIDC_ROLE must be reader, uploader or reviewer.')
  const domains = (env.SKILLSCOPE_OIDC_DOMAINS ?? '')
    .split(',')
    .map((one) => one.trim().toLowerCase())
  return {
    name: env.SKILLSCOPE_OIDC_NAME ?? new URL(issuer).host,
    ...{ issuer, role, domains: domains.filter(Boolean) },
    clientId: env.SKILLSCOPE_OIDC_CLIENT_ID ?? '',
    clientSecret: env.SKILLSCOPE_OIDC_CLIENT_SECRET ?? '',
  }
}

/** Whether an address is of a domain that gets in; `evil-example.org` is not of `example.org`. */
export const isOfDomains = (email: string, domains: readonly string[]): boolean =>
  domains.includes(email.slice(email.lastIndexOf('@') + 1).toLowerCase())
