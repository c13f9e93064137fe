import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { AccountStrip } from '@/components/access/account-strip'
import { PageParts } from '@/components/site/page-parts'
import { CopyNote } from '@/components/site/copy-note'
import { MayDo } from '@/components/ui/may-do'
import { currentVisit } from '@/lib/server/access/visit'
import { getCopyAge } from '@/lib/server/copy'
import { THEME_COOKIE, themeOf } from '@/lib/url/theme'
import { signOut } from './sign-in-actions'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Skillscope', template: '%s · Skillscope' },
  description: 'Did the skills help, where, for whom, and why? Answers from agent run logs.',
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

// Every page reads the database and carries a nonce: nothing is rendered at build time.
export const dynamic = 'force-dynamic'

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value)
  const visit = currentVisit()
  const copy = getCopyAge()
  return (
    <html lang="en" data-theme={theme === 'system' ? undefined : theme}>
      <body>
        {visit && (visit.visitor || visit.isPublic) && (
          <AccountStrip visitor={visit.visitor} signOut={signOut} />
        )}
        <MayDo looker={visit ? visit.visitor : 'anybody'}>
          <PageParts>{children}</PageParts>
        </MayDo>
        {copy && <CopyNote ageMs={copy.ageMs} />}
      </body>
    </html>
  )
}
