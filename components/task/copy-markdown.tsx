'use client'

import { useState } from 'react'
import type { TaskView } from '@/lib/analysis/task/get-task'
import { taskMarkdown } from './task-markdown'

type CopyState = 'idle' | 'copied' | 'failed'

const WORDS: Record<CopyState, string> = {
  idle: 'Copy as Markdown',
  copied: 'Copied',
  failed: 'Could not copy',
}

/** Puts the page as Markdown on the clipboard, with its permalink. */
export function CopyMarkdown({ view }: { view: TaskView }) {
  const [state, setState] = useState<CopyState>('idle')
  const copy = () =>
    navigator.clipboard.writeText(taskMarkdown(view, location.href)).then(
      () => setState('copied'),
      () => setState('failed'),
    )
  return (
    <button
      type="button"
      onClick={() => void copy()}
      aria-live="polite"
      className="rounded-full border bg-panel px-[10px] py-[2px] text-xs text-ink-2 hover:border-rule-strong hover:text-ink"
    >
      {WORDS[state]}
    </button>
  )
}
