import Link from 'next/link'
import { modelsHref, type ModelsParams } from '@/lib/url/models'

const CHOICES = ['small', 'large', null] as const

/** The reader's word on the size of some configurations, kept in the link. */
export function SizeChoice({
  slug,
  params,
  keys,
  choice,
}: {
  slug: string
  params: ModelsParams
  /** Configurations that the choice is about. */
  keys: readonly string[]
  choice: 'small' | 'large' | null
}) {
  const hrefOf = (option: 'small' | 'large' | null) => {
    const others = (all: readonly string[]) => all.filter((one) => !keys.includes(one))
    const [small, large] = [others(params.small), others(params.large)]
    return modelsHref(slug, {
      ...params,
      small: option === 'small' ? [...small, ...keys] : small,
      large: option === 'large' ? [...large, ...keys] : large,
    })
  }
  return CHOICES.map((option, index) => (
    <span key={option ?? 'facts'}>
      {index > 0 && <span aria-hidden> | </span>}
      <Link
        href={hrefOf(option)}
        scroll={false}
        aria-current={choice === option ? 'true' : undefined}
        className="text-ink-3 hover:text-ink aria-[current]:text-ink aria-[current]:underline aria-[current]:underline-offset-2"
      >
        {option ?? 'by facts'}
      </Link>
    </span>
  ))
}
