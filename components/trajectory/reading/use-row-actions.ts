import { useMemo } from 'react'
import { trialHref } from '@/lib/url/site'
import { copyLink } from './copy-link'
import type { RowActions } from '@/components/trajectory/step/step-row'

/** What the rows of a trial can have done, as one object that stays the same. */
export function useRowActions(
  uid: string,
  actions: Omit<RowActions, 'copyLink'>,
  say: (text: string) => void,
): RowActions {
  const { fold, flipRaw, select, retry, note } = actions
  return useMemo(() => {
    const copy = (step: number) => copyLink(trialHref(uid, step), `step ${step}`, say)
    return { fold, flipRaw, select, retry, note, copyLink: copy }
  }, [uid, fold, flipRaw, select, retry, note, say])
}
