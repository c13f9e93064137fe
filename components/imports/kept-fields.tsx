'use client'

import { useEffect, useRef } from 'react'

const KEY = 'fields of an import'
type Fields = Readonly<Record<string, string | boolean>>
type Control = HTMLInputElement | HTMLSelectElement

/** Named controls that hold words or a choice: files cannot be put back, and rules keep their own. */
const controlsOf = (form: HTMLFormElement): Control[] =>
  [...form.elements]
    .filter(
      (one): one is Control =>
        (one instanceof HTMLInputElement && one.type !== 'file' && one.type !== 'hidden') ||
        one instanceof HTMLSelectElement,
    )
    .filter(({ name }) => name !== '')

const isBox = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && control.type === 'checkbox'

function keep(of: string, form: HTMLFormElement) {
  const fields = Object.fromEntries(
    controlsOf(form).map((one) => [one.name, isBox(one) ? one.checked : one.value]),
  )
  sessionStorage.setItem(KEY, JSON.stringify({ of, fields }))
}

function putBack(of: string, form: HTMLFormElement) {
  // Written by `keep` alone, in this tab.
  const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as {
    of: string
    fields: Fields
  } | null
  if (kept?.of !== of) return
  for (const control of controlsOf(form)) {
    const value = kept.fields[control.name]
    if (isBox(control) && typeof value === 'boolean') control.checked = value
    else if (typeof value === 'string') control.value = value
    control.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

/** What was typed into the form around it, kept in this tab: over a reload, and over an answer that resets the form. */
export function KeptFields({ of }: { of: string }) {
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    putBack(of, form)
    const onTyped = () => keep(of, form)
    // The fields are empty only after the event.
    const onReset = () => setTimeout(() => putBack(of, form))
    form.addEventListener('input', onTyped)
    form.addEventListener('reset', onReset)
    return () => {
      form.removeEventListener('input', onTyped)
      form.removeEventListener('reset', onReset)
    }
  }, [of])
  return <span ref={place} hidden />
}
