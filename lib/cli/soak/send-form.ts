/** A form of a page, sent as a browser does that runs no script. */
export interface FilledForm {
  readonly url: string
  /** A field that only the form in question has. */
  readonly field: string
  readonly values: Readonly<Record<string, string>>
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ '&quot;': '"', '&amp;': '&', '&lt;': '<', '&gt;': '>', '&#x27;': "'" },
}
const plain = (text: string) =>
  text.replace(/&(?:quot|amp|lt|gt|#x27);/g, (entity) => ENTITIES[entity]!)

const attribute = (tag: string, name: string) =>
  plain(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '')

/** Fetches the page, fills the form and sends it; gives the answer, redirects not followed. */
export async function sendForm({ url, field, values }: FilledForm): Promise<Response> {
  const html = await (await fetch(url)).text()
  const form = html.match(/<form[\s\S]*?<\/form>/g)?.find((one) => one.includes(`name="${field}"`))
  if (!form) throw new Error(`${url} has no form with ${field}.`)
  const body = new FormData()
  for (const tag of form.match(/<input[^>]*type="hidden"[^>]*>/g) ?? [])
    body.set(attribute(tag, 'name'), attribute(tag, 'value'))
  for (const [name, value] of Object.entries(values)) body.set(name, value)
  const headers = { origin: new URL(url).origin }
  return fetch(url, { method: 'POST', body, headers, redirect: 'manual' })
}

/** The cookies that an answer sets, as a request sends them. */
export const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0]!)
    .join('; ')
