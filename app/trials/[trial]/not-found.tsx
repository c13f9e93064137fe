import Link from 'next/link'
import { PageFrame } from '@/components/site/page-frame'
import { homeHref, importsHref } from '@/lib/url/site'

export default function TrialNotFound() {
  return (
    <PageFrame crumbs={[{ label: 'Trial not found' }]}>
      <h1>No trial has this address</h1>
      <p className="mt-1 max-w-[70ch] text-ink-2">
        A trial’s address follows from its log and its experiment, so it comes back when the same
        log is imported again. Perhaps its import was undone, its experiment deleted, or the log was
        never imported here.
      </p>
      <p className="mt-2 flex gap-4">
        <Link href={importsHref()} className="underline">
          See the imports
        </Link>
        <Link href={homeHref()} className="underline">
          See the experiments
        </Link>
      </p>
    </PageFrame>
  )
}
