import type { ServerResponse } from 'node:http'

const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
} as const

/** What is left of a body is not read: the connection ends. */
const END = { connection: 'close' } as const

/** An error as the API gives it. */
export function answerJson(
  response: ServerResponse,
  status: 401 | 403,
  code: string,
  message: string,
): void {
  response.writeHead(status, {
    ...HEADERS,
    ...END,
    'content-type': 'application/json; charset=utf-8',
    'content-security-policy': "default-src 'none'; sandbox",
    ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
  })
  response.end(JSON.stringify({ error: { code, message } }))
}

/** Leads to another page of ours. */
export function answerRedirect(response: ServerResponse, location: string): void {
  response.writeHead(303, { ...HEADERS, location })
  response.end()
}

/** A page that says why somebody may not see the one they asked for. The sentence is ours, never a visitor's text. */
export function answerForbidden(response: ServerResponse, why: string): void {
  response.writeHead(403, {
    ...HEADERS,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  })
  response.end(`<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Not allowed · Skillscope</title>
<style>:root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}body{max-width:38rem;margin:15vh auto;padding:0 1rem}h1{font-size:1.25rem}a{color:inherit}</style>
<main><h1>You may not see this page</h1><p>${why}</p><p><a href="/">Experiments</a> · <a href="/settings/account">Your account</a></p></main></html>`)
}
