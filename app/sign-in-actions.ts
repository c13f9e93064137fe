'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { formText } from './form-text'
import { setCookies } from './set-cookies'
import type { FormAnswer } from '@/components/ui/action-form'
import { currentAccounts } from '@/lib/server/access/current-accounts'
import { currentVisit } from '@/lib/server/access/visit'
import { placeAfter, signInHref } from '@/lib/url/access'

// Open to everybody, as the gate says: whoever comes is nobody yet.

const NO_ACCOUNTS = 'Nobody signs in here: this server answers to this machine only.'

const asker = async () => ({
  headers: new Headers(await headers()),
  address: currentVisit()?.address ?? '',
})

/** Signs in and goes on to where one came from. */
export async function signIn(next: string | null, _previous: FormAnswer, form: FormData) {
  const accounts = currentAccounts()
  if (!accounts) return NO_ACCOUNTS
  // A password is taken as it stands, spaces too.
  const password = String(form.get('password') ?? '')
  const answer = await accounts.signIn({ email: formText(form, 'email'), password }, await asker())
  if (typeof answer === 'string') return answer
  await setCookies(answer)
  redirect(placeAfter(next))
}

/** Makes an account by an invite. */
export async function join(token: string, _previous: FormAnswer, form: FormData) {
  const accounts = currentAccounts()
  if (!accounts) return NO_ACCOUNTS
  const password = String(form.get('password') ?? '')
  const person = { name: formText(form, 'name'), email: formText(form, 'email'), password }
  if (person.name === '') return 'Give your name.'
  const answer = await accounts.join(token, person, await asker())
  if (typeof answer === 'string') return answer
  await setCookies(answer)
  redirect('/')
}

/** Sets another password by a link that an admin made. */
export async function resetPassword(token: string, _previous: FormAnswer, form: FormData) {
  const accounts = currentAccounts()
  if (!accounts) return NO_ACCOUNTS
  const password = String(form.get('password') ?? '')
  const answer = await accounts.resetPassword(token, password, await asker())
  if (typeof answer === 'string') return answer
  await setCookies(answer)
  redirect('/')
}

/** Ends the session of this browser. */
export async function signOut() {
  const accounts = currentAccounts()
  if (accounts) await setCookies(await accounts.signOut(new Headers(await headers())))
  redirect(signInHref())
}
