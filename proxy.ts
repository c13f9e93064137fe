import { NextResponse, type NextRequest } from 'next/server'

/**
 * The Content-Security-Policy of every page: scripts by nonce only. Inline styles are allowed
 * because Recharts and Mermaid need them. `/api` is left out of the matcher: a proxy would cut
 * uploads at 10 MB.
 */
export function proxy(request: NextRequest) {
  const nonce = btoa(crypto.randomUUID())
  const develops = process.env.NODE_ENV === 'development'
  const policy = [
    `default-src 'self'`,
    `script-src 'nonce-${nonce}' 'strict-dynamic'${develops ? ` 'unsafe-eval'` : ''}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'${develops ? ' ws:' : ''}`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

export const config = {
  matcher: ['/((?!api/|_next/static|_next/image|icon.svg|favicon.ico|examples/).*)'],
}
