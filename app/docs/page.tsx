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
          <li key={path} className="gap-x-4 border-b py-2 sm:flex">
            <Link
              href={docHref(path)}
              className="block w-fit flex-none font-[550] underline underline-offset-2 sm:w-40"
            >
              {title}
            </Link>
            <span className="text-ink-2">{says}</span>
          </li>
        ))}
      </ul>
    </PageFrame>
  )
}
