import { headers } from 'next/headers'
import { originOf, whyNotWrite } from '@/lib/url/check-origin'

/** Why an action of a page must be refused: Next compares Origin and Host itself, not whether the Host is ours. */
export const whyForeign = async () => whyNotWrite(originOf(await headers()))
