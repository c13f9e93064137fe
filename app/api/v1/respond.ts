import type { ShareDocument } from '@/lib/share/document'
import { toHtml } from '@/lib/share/to-html'
import { toMarkdown } from '@/lib/share/to-markdown'

type Value = string | number | boolean | null | undefined

// Text of logs that a spreadsheet would run as a formula gets a quote in front, as OWASP advises: also
// behind a tab or line end, and by the full-width signs that some take for the plain ones.
const asText = (value: string) => (/^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value)

function csvCell(value: Value): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'string' ? asText(value) : String(value)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows as CSV with a header; null is an empty field, numbers are as exact as they are. */
export function csvText<Row extends Readonly<Record<string, Value>>>(
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[],
): string {
  const lines = rows.map((row) => columns.map((name) => csvCell(row[name])).join(','))
  return `${[columns.join(','), ...lines].join('\r\n')}\r\n`
}

/** The same as a file to save. */
export const csvResponse = <Row extends Readonly<Record<string, Value>>>(
  name: string,
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[],
): Response =>
  new Response(csvText(columns, rows), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${asFileName(name)}"`,
      ...NOT_KEPT,
    },
  })

/** An answer that nobody keeps: another question in its place may have another answer. */
export const NOT_KEPT = { 'cache-control': 'no-store' } as const

/** JSON in which what is infinite says so; JSON itself would make it null, which means unknown. */
export function jsonResponse(value: unknown): Response {
  const text = JSON.stringify(value, (_key, one: unknown) =>
    one === Infinity ? 'Infinity' : one === -Infinity ? '-Infinity' : one,
  )
  return new Response(text, { headers: { 'content-type': 'application/json', ...NOT_KEPT } })
}

/** Where the reader found us: links that leave the page must be whole. */
export const originOf = (request: Request): string => {
  const { protocol, host } = new URL(request.url)
  return `${protocol}//${request.headers.get('host') ?? host}`
}

export const textResponse = (text: string, type: string): Response =>
  new Response(text, {
    headers: { 'content-type': `text/${type}; charset=utf-8`, ...NOT_KEPT },
  })

export const markdownResponse = (request: Request, document: ShareDocument): Response =>
  textResponse(`${toMarkdown(document, originOf(request))}\n`, 'markdown')

/** A document as one HTML file to save. */
export function evidenceResponse(
  request: Request,
  document: ShareDocument,
  { name, dataVersion }: { readonly name: string; readonly dataVersion: number },
): Response {
  const made = `Made ${new Date().toISOString()} from version ${dataVersion} of the data of the experiment. The page itself:`
  const response = textResponse(toHtml(document, { origin: originOf(request), made }), 'html')
  response.headers.set(
    'content-disposition',
    `attachment; filename="${asFileName(`${name}.html`)}"`,
  )
  return response
}

const asFileName = (name: string) => name.replace(/[^\w.-]+/g, '-')

/** Which form of an answer a request asks for. */
export const formatOf = (request: Request): string | null =>
  new URL(request.url).searchParams.get('format')

/** An error: a code for programs, a sentence for people. */
export const errorResponse = (status: number, code: string, message: string): Response =>
  Response.json({ error: { code, message } }, { status, headers: NOT_KEPT })

export const noExperiment = (): Response =>
  errorResponse(404, 'experiment_not_found', 'No experiment has this slug.')

export const noTrial = (): Response =>
  errorResponse(404, 'trial_not_found', 'No trial has this id.')

/** Whether a request asks for the table instead of JSON. */
export const isCsvAsked = (request: Request): boolean => formatOf(request) === 'csv'
