import { ComparisonLine } from '@/components/contrast/comparison-line'
import { successOnly } from '@/components/contrast/success-only'
import { ask } from '@/lib/server/ask'
import { comparisonOf, withComparison } from '@/lib/url/comparison'
import type { ContrastParams } from '@/lib/url/experiment'

/** The comparison on a view that it does not govern: it is shown, and goes along to the others. */
export async function carriedComparison(
  slug: string,
  comparison: ContrastParams,
  href: (slug: string) => string,
) {
  const frame = await ask('getFrame', slug, comparisonOf(comparison))
  if (!frame) return null
  return (
    <ComparisonLine
      frame={frame}
      params={comparison}
      href={(changed) => withComparison(href(slug), { ...comparison, ...changed })}
      whyNot={successOnly('carried')}
      note="This page shows the same under every comparison. What is chosen here goes along to the other views."
    />
  )
}
