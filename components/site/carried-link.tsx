'use client'

import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import type { ComponentProps } from 'react'
import { carryComparison } from '@/lib/url/comparison'

/** A link inside an experiment: it takes along the comparison of the page it stands on. */
export function CarriedLink({
  href,
  ...rest
}: Omit<ComponentProps<typeof Link>, 'href'> & { href: string }) {
  return <Link {...rest} href={carryComparison(href, useSearchParams())} />
}
