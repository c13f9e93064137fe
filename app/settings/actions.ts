'use server'

import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { formText } from '@/app/form-text'
import { setCookies } from '@/app/set-cookies'
import { whyRefused } from '@/app/why-refused'
import type { FormAnswer } from '@/components/ui/action-form'
import { db } from '@/db'
import { makeInvite, MOST_INVITE_DAYS, revokeInvite } from '@/lib/change/access/invites'
import { makeReset } from '@/lib/change/access/password-resets'
import { emailOf, endSessions, removePerson, setRole } from '@/lib/change/access/people'
import { roleOf } from '@/lib/domain/access'
import { currentAccounts } from '@/lib/server/access/current-accounts'
import { ownOrigins } from '@/lib/server/access/own-origins'
import { currentVisit, noteDone, visitorName } from '@/lib/server/access/visit'
import { accountHref, joinHref, peopleHref, resetHref } from '@/lib/url/access'

/** Makes an invite and shows its link, this once. */
export async function invite(_previous: FormAnswer, form: FormData): Promise<FormAnswer> {
  const refused = await whyRefused('manage')
  if (refused) return refused
  const role = roleOf(formText(form, 'role'))
  const days = Number(formText(form, 'days'))
  if (role === null) return 'Choose a role.'
  if (!Number.isInteger(days) || days < 1 || days > MOST_INVITE_DAYS)
    return `An invite holds 1 to ${MOST_INVITE_DAYS} days.`
  const email = formText(form, 'email') || null
  const token = await makeInvite(db, { role, days, email, madeBy: visitorName() })
  noteDone(`made an invite with the role ${role}${email === null ? '' : ` for ${email}`}`)
  revalidatePath(peopleHref())
  const link = `${ownOrigins()?.[0] ?? ''}${joinHref(token)}`
  return { done: `Send this link; it is shown this once and makes one account: ${link}` }
}

export async function endInvite(_previous: FormAnswer, form: FormData): Promise<FormAnswer> {
  const reason = (await whyRefused('manage')) ?? (await revokeInvite(db, formText(form, 'uid')))
  if (reason === null) noteDone('took an invite back')
  revalidatePath(peopleHref())
  return reason
}

/** Another role, a link to another password, signed out everywhere, or removed: as the button says. */
export async function changePerson(_previous: FormAnswer, form: FormData): Promise<FormAnswer> {
  const refused = await whyRefused('manage')
  if (refused) return refused
  const id = formText(form, 'id')
  const intent = formText(form, 'intent')
  const role = roleOf(formText(form, 'role'))
  // As stored: a form could name somebody else.
  const who = (await emailOf(db, id)) ?? id
  if (intent === 'reset') return linkToReset(id, who)
  let reason: string | null = 'Choose what to do.'
  if (intent === 'role') reason = role === null ? 'Choose a role.' : await setRole(db, id, role)
  if (intent === 'sign-out') reason = await endSessions(db, id)
  if (intent === 'remove') reason = await removePerson(db, id)
  if (reason !== null) return reason
  if (intent === 'role') noteDone(`gave ${who} the role ${role}`)
  if (intent === 'sign-out') noteDone(`signed ${who} out everywhere`)
  if (intent === 'remove') noteDone(`removed the account of ${who}`)
  revalidatePath(peopleHref())
  return { done: 'Done.' }
}

/** A link by which somebody sets another password, shown this once. */
async function linkToReset(personId: string, who: string): Promise<FormAnswer> {
  const token = await makeReset(db, { personId, madeBy: visitorName() })
  if (token === null) return 'There is no such person.'
  noteDone(`made a link by which ${who} sets another password`)
  const link = `${ownOrigins()?.[0] ?? ''}${resetHref(token)}`
  return { done: `Send ${who} this link; it is shown this once and holds for a day: ${link}` }
}

const ownId = () => {
  const visitor = currentVisit()?.visitor
  return visitor?.kind === 'person' ? visitor.id : null
}

const NO_PERSON = 'A token has no account.'

/** Ends one of one's own sessions. */
export async function endOwnSession(_previous: FormAnswer, form: FormData): Promise<FormAnswer> {
  const refused = await whyRefused('read')
  if (refused) return refused
  const accounts = currentAccounts()
  const id = ownId()
  if (id === null || !accounts) return NO_PERSON
  await accounts.endSession(id, formText(form, 'session'))
  noteDone('ended an own session')
  revalidatePath(accountHref())
  return null
}

/** Another password; all other sessions end. */
export async function changePassword(_previous: FormAnswer, form: FormData): Promise<FormAnswer> {
  const refused = await whyRefused('read')
  if (refused) return refused
  const accounts = currentAccounts()
  if (ownId() === null || !accounts) return NO_PERSON
  const answer = await accounts.changePassword(
    {
      currentPassword: String(form.get('current') ?? ''),
      newPassword: String(form.get('password') ?? ''),
    },
    { headers: new Headers(await headers()) },
  )
  if (typeof answer === 'string') return answer
  await setCookies(answer)
  noteDone('changed the own password')
  revalidatePath(accountHref())
  return { done: 'Changed. All other sessions have ended.' }
}
