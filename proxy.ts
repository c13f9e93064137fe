import { NextResponse, type NextRequest } from 'next/server'
import { ownOrigins } from '@/lib/server/access/own-origins'
import { whyNotAnswer } from '@/lib/url/check-origin'

/** Refuses names that are not ours; else adds the Content-Security-Policy of a page. */
export function proxy(request: NextRequest) {
  const reason = whyNotAnswer(request.headers.get('host'), ownOrigins())
  if (reason !== null) {
    const headers = { 'cache-control': 'no-store' }
    return NextResponse.json(
      { error: { code: 'foreign_host', message: reason } },
      { status: 403, headers },
    )
  }
  // On a network the API passes here too; its answers have a policy of their own (next.config.ts).
  if (request.nextUrl.pathname.startsWith('/api/')) return NextResponse.next()
  const nonce = btoa(crypto.randomUUID())
  const policy = policyOf(nonce)
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

/**
 * Scripts by nonce only. Inline styles are allowed because Recharts and Mermaid need them.
 */
function policyOf(nonce: string): string {
  const develops = process.env.NODE_ENV === 'development'
  return [
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
}

export const config = {
  // Next reads this as it stands here. The pattern of a loopback name must agree with `whyNotAnswer`.
  matcher: [
    // Pages. `/api` is left out: a proxy would cut uploads at 10 MB.
    '/((?!api/|_next/static|_next/image|icon.svg|favicon.ico|examples/).*)',
    // Everything, also `/api`, that does not ask for us by a loopback name: it is refused, but where
    // the server is on a network and has that name.
    {
      source: '/((?!api/v1/imports).*)',
      missing: [
        {
          type: 'header',
          key: 'host',
          value:
            '(?:[lL][oO][cC][aA][lL][hH][oO][sS][tT]|127(?:\\.\\d{1,3}){3}|\\[::1\\])(?::\\d{1,5})?',
        },
      ],
    },
    // So are imports, unless a body comes with the request, which is an upload: its route looks at the
    // name itself (`refuseForeign`), and no page of another site can say that a read has a body.
    {
      source: '/api/v1/imports/:path*',
      missing: [
        {
          type: 'header',
          key: 'host',
          value:
            '(?:[lL][oO][cC][aA][lL][hH][oO][sS][tT]|127(?:\\.\\d{1,3}){3}|\\[::1\\])(?::\\d{1,5})?',
        },
        { type: 'header', key: 'transfer-encoding' },
        { type: 'header', key: 'content-length', value: '[1-9]\\d*' },
      ],
    },
  ],
}
