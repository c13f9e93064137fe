import { headers } from 'next/headers'
import type { Right } from '@/lib/domain/access'
import { ownOrigins } from '@/lib/server/access/own-origins'
import { whyNotDo } from '@/lib/server/access/visit'
import { whyOnlyRead } from '@/lib/server/copy'
import { originOf, whyNotWrite } from '@/lib/url/check-origin'

/**
 * Why an action of a page must be refused: it comes from another site (Next compares Origin and Host
 * itself, not whether the Host is ours), whoever asks lacks the right, or there is only a copy to read. Each action asks before
 * anything else; the gate knows only that an action comes, not which.
 */
export const whyRefused = async (right: Right): Promise<string | null> =>
  whyNotWrite(originOf(await headers()), ownOrigins()) ?? whyNotDo(right) ?? whyOnlyRead()
