import Link from 'next/link'
import { PageFrame } from '@/components/site/page-frame'
import { homeHref } from '@/lib/url/site'

export const metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <PageFrame crumbs={[{ label: 'Not found' }]}>
      <h1>There is nothing at this address</h1>
      <p className="mt-1 text-ink-2">
        It may have been deleted, or its import was undone.{' '}
        <Link href={homeHref()} className="underline">
          See all experiments
        </Link>
        .
      </p>
    </PageFrame>
  )
}
