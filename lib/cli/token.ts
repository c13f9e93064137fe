// `npm run token -- make NAME | list | revoke ID`: what programs get into a server on a network with,
// managed by whoever may start commands on its machine.
import { parseArgs } from 'node:util'
import { listTeamNames } from '@/lib/analysis/access/list-teams'
import { listAccessTokens } from '@/lib/analysis/access/list-access-tokens'
import {
  makeAccessToken,
  parseNewToken,
  revokeAccessToken,
} from '@/lib/change/access/access-tokens'
import { ROLES } from '@/lib/domain/access'
import { prepareDatabase } from '@/lib/server/prepare-database'
import type { Db } from '@/db/open-database'

const USAGE = `Usage: npm run token -- make NAME [--role ${ROLES.join('|')}] [--days N] [--team NAME]
       npm run token -- list
       npm run token -- revoke ID

make prints the token, this once; it is stored hashed. The role is uploader unless another is named;
it holds for 90 days, or until it is revoked with --days 0. With --team it sees and fills that team's
experiments too.
revoke takes an id that list prints.`

const day = (at: number) => new Date(at).toISOString().slice(0, 10)

async function listTokens(db: Db): Promise<void> {
  const tokens = await listAccessTokens(db)
  console.log(['id', 'role', 'state', 'ends', 'last used', 'team', 'name'].join('\t'))
  for (const { uid, role, state, expiresAt, lastUsedAt, team, name } of tokens) {
    const ends = expiresAt === null ? 'when revoked' : day(expiresAt)
    const used = lastUsedAt === null ? 'never' : day(lastUsedAt)
    console.log([uid, role, state, ends, used, team ?? '', name].join('\t'))
  }
}

/** Does what was asked; a sentence where it cannot be done. */
async function manage(db: Db): Promise<string | null> {
  const { values, positionals } = parseArgs({
    options: {
      ...{ role: { type: 'string' }, days: { type: 'string' }, team: { type: 'string' } },
      help: { type: 'boolean' },
    },
    allowPositionals: true,
  })
  const [verb, subject = ''] = positionals
  if (values.help) return USAGE
  if (verb === 'list') {
    await listTokens(db)
    return null
  }
  if (verb === 'revoke') return revokeAccessToken(db, subject)
  if (verb !== 'make') return USAGE
  const { role = 'uploader', days = '90' } = values
  const wanted = parseNewToken({ name: subject, role, days: days === '0' ? '' : days })
  if (typeof wanted === 'string') return wanted
  const team = (await listTeamNames(db)).find(({ name }) => name === values.team)
  if (values.team !== undefined && !team) return `There is no team “${values.team}”.`
  const teamId = team?.id ?? null
  const { token } = await makeAccessToken(db, { ...wanted, teamId, madeBy: null })
  console.log(token)
  return null
}

const db = await prepareDatabase()
const problem = await manage(db)
db.$client.close()
if (problem !== null) {
  console.error(problem)
  process.exitCode = 2
}
