// `npm run invite -- [--role ROLE] [--days N]`: a link by which somebody makes an account, made by
// whoever may start commands on this machine. `--first`, as `npm start` calls it: the link of the
// first admin, where nobody has an account yet.
import { parseArgs } from 'node:util'
import { prepareDatabase } from '@/lib/server/prepare-database'
import { makeFirstInvite, makeInvite, MOST_INVITE_DAYS } from '@/lib/change/access/invites'
import { roleOf, ROLES } from '@/lib/domain/access'
import { joinHref } from '@/lib/url/access'

const USAGE = `Usage: npm run invite -- [--role ${ROLES.join('|')}] [--days N] [--origin ADDRESS]

Makes a link by which one person makes an account on this server, once.
--role is reader unless another is named, --days 7 (at most ${MOST_INVITE_DAYS}).
--origin is where people reach the server; SKILLSCOPE_ORIGINS if that is set.`

function readArguments() {
  const { values } = parseArgs({
    options: {
      ...{ role: { type: 'string' }, days: { type: 'string' }, origin: { type: 'string' } },
      ...{ first: { type: 'boolean' }, help: { type: 'boolean' } },
    },
  })
  const role = roleOf(values.role ?? 'reader')
  const days = Number(values.days ?? 7)
  const isFine = role !== null && Number.isInteger(days) && days >= 1 && days <= MOST_INVITE_DAYS
  if (values.help || !isFine) return null
  const origin = values.origin ?? process.env.SKILLSCOPE_ORIGINS?.split(',')[0]?.trim() ?? ''
  return { role, days, origin, isFirst: values.first ?? false }
}

const args = readArguments()
if (args === null) {
  console.error(USAGE)
  process.exitCode = 2
} else {
  const db = await prepareDatabase()
  if (args.isFirst) {
    const token = await makeFirstInvite(db)
    if (token !== null)
      console.log(
        `Nobody has an account yet. The first admin makes one here, within a day:\n  ${args.origin}${joinHref(token)}`,
      )
  } else {
    const token = await makeInvite(db, { role: args.role, days: args.days, madeBy: null })
    console.log(`${args.origin}${joinHref(token)}`)
  }
  db.$client.close()
}
