'use server'

import { revalidatePath } from 'next/cache'
import { formText } from '@/app/form-text'
import { whyRefused } from '@/app/why-refused'
import type { FormAnswer } from '@/components/ui/action-form'
import { db } from '@/db'
import { emailOf } from '@/lib/change/access/people'
import { addMember, findTeam, makeTeam, removeMember, removeTeam } from '@/lib/change/access/teams'
import { noteDone } from '@/lib/server/access/visit'
import { teamsHref } from '@/lib/url/access'

export async function newTeam(_previous: FormAnswer, form: FormData): Promise<FormAnswer> {
  const name = formText(form, 'name')
  const reason = (await whyRefused('manage')) ?? (await makeTeam(db, name))
  if (reason) return reason
  noteDone(`made the team ${name}`)
  revalidatePath(teamsHref())
  return { done: 'Made.' }
}

export async function endTeam(_previous: FormAnswer, form: FormData): Promise<FormAnswer> {
  const refused = await whyRefused('manage')
  if (refused) return refused
  const uid = formText(form, 'team')
  const team = await findTeam(db, uid)
  const reason = await removeTeam(db, uid)
  if (reason) return reason
  noteDone(`removed the team ${team?.name ?? uid}`)
  revalidatePath(teamsHref())
  return null
}

/** Takes somebody into a team or out of it: as the button says. */
export async function changeMember(_previous: FormAnswer, form: FormData): Promise<FormAnswer> {
  const refused = await whyRefused('manage')
  if (refused) return refused
  const [uid, person] = [formText(form, 'team'), formText(form, 'person')]
  const isIn = formText(form, 'intent') === 'add'
  const [team, who] = await Promise.all([findTeam(db, uid), emailOf(db, person)])
  if (who === null) return 'Choose a person.'
  const reason = await (isIn ? addMember : removeMember)(db, uid, person)
  if (reason) return reason
  noteDone(
    `${isIn ? 'took' : 'put'} ${who} ${isIn ? 'into' : 'out of'} the team ${team?.name ?? uid}`,
  )
  revalidatePath(teamsHref())
  return null
}
