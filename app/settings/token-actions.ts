'use server'

import { revalidatePath } from 'next/cache'
import { formText } from '@/app/form-text'
import { whyRefused } from '@/app/why-refused'
import type { FormAnswer } from '@/components/ui/action-form'
import { db } from '@/db'
import {
  makeAccessToken,
  parseNewToken,
  revokeAccessToken,
} from '@/lib/change/access/access-tokens'
import { findTeam, NO_TEAM } from '@/lib/change/access/teams'
import { noteDone, visitorName } from '@/lib/server/access/visit'
import { tokensHref } from '@/lib/url/access'

/** Makes a token and shows it, this once. */
export async function makeToken(_previous: FormAnswer, form: FormData): Promise<FormAnswer> {
  const refused = await whyRefused('manage')
  if (refused) return refused
  const wanted = parseNewToken({
    ...{ name: formText(form, 'name'), role: formText(form, 'role'), days: formText(form, 'days') },
  })
  if (typeof wanted === 'string') return wanted
  const uid = formText(form, 'team')
  const team = uid === '' ? null : await findTeam(db, uid)
  if (uid !== '' && team === null) return NO_TEAM
  const teamId = team?.id ?? null
  const { token } = await makeAccessToken(db, { ...wanted, teamId, madeBy: visitorName() })
  noteDone(
    `made the token “${wanted.name}” with the role ${wanted.role}${team ? ` for the team ${team.name}` : ''}`,
  )
  revalidatePath(tokensHref())
  return { done: `Keep this token where its program finds it; it is shown this once: ${token}` }
}

export async function revokeToken(_previous: FormAnswer, form: FormData): Promise<FormAnswer> {
  const uid = formText(form, 'uid')
  const reason = (await whyRefused('manage')) ?? (await revokeAccessToken(db, uid))
  if (reason) return reason
  noteDone(`revoked the token “${formText(form, 'name') || uid}”`)
  revalidatePath(tokensHref())
  return null
}
