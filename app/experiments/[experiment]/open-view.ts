import { notFound, redirect } from 'next/navigation'
import { lastPageOf } from '@/lib/url/pages'

/**
 * What a page of an experiment shows, found by the slug in its address. Ends in not-found where
 * there is none, and leads on to `href` from a former slug.
 */
export async function openView<Answer extends { readonly experiment: { readonly slug: string } }>(
  params: Promise<{ readonly experiment: string }>,
  find: (slug: string) => Promise<Answer | null>,
  href: (slug: string) => string,
): Promise<Answer> {
  const { experiment: slug } = await params
  const answer = await find(slug)
  if (!answer) notFound()
  if (answer.experiment.slug !== slug) redirect(href(answer.experiment.slug))
  return answer
}

/** Leads from a page behind the last one of a list to the last. */
export function stayInside(
  { page, pageSize, total }: { page: number; pageSize: number; total: number },
  href: (page: number) => string,
): void {
  const last = lastPageOf(total, pageSize)
  if (page > last) redirect(href(last))
}
