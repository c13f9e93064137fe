import type { Metadata } from 'next'
import Link from 'next/link'
import { PageFrame } from '@/components/site/page-frame'
import { docHref, DOCS } from '@/lib/url/docs'

export const metadata: Metadata = { title: 'Docs' }

export default function DocsPage() {
  return (
    <PageFrame crumbs={[{ label: 'Docs' }]}>
      <h1>Docs</h1>
      <ul className="mt-4 max-w-[620px] border-t">
        {DOCS.map(({ path, title, says }) => (
          <li key={path} className="flex flex-wrap gap-x-4 border-b py-2">
            <Link href={docHref(path)} className="w-32 font-[550] underline underline-offset-2">
              {title}
            </Link>
            <span className="text-ink-2">{says}</span>
          </li>
        ))}
      </ul>
    </PageFrame>
  )
}
