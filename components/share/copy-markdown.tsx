'use client'

import { useState } from 'react'
import type { ShareDocument } from '@/lib/share/document'
import { toMarkdown } from '@/lib/share/to-markdown'
import { SHARE_CHIP } from './share-chip'

type CopyState = 'idle' | 'copied' | 'failed'

const WORDS: Record<CopyState, string> = {
  idle: 'Copy as Markdown',
  copied: 'Copied',
  failed: 'Could not copy',
}

/** Puts what a page says on the clipboard as Markdown, with whole links. */
export function CopyMarkdown({ document }: { document: ShareDocument }) {
  const [state, setState] = useState<CopyState>('idle')
  const copy = () =>
    navigator.clipboard.writeText(toMarkdown(document, location.origin)).then(
      () => setState('copied'),
      () => setState('failed'),
    )
  return (
    <button
      type="button"
      data-chrome
      onClick={() => void copy()}
      aria-live="polite"
      className={SHARE_CHIP}
    >
      {WORDS[state]}
    </button>
  )
}
