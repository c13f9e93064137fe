'use client'

import { lazy, Suspense, useEffect, useState } from 'react'

// Loaded when it is first asked for: a first visit does without.
const loadPalette = () => import('./palette')
const Palette = lazy(loadPalette)

/** The field of every page that finds anything by name; Ctrl-K or ⌘K from anywhere. */
export function FindField() {
  const [isOpen, setOpen] = useState(false)
  /** What is typed before the palette is there. */
  const [typed, setTyped] = useState('')
  const close = () => {
    setOpen(false)
    setTyped('')
  }
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || event.altKey || event.key.toLowerCase() !== 'k')
        return
      event.preventDefault()
      setTyped('')
      setOpen((was) => !was)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
        onPointerEnter={() => void loadPalette()}
        className="flex h-7 min-w-0 items-center gap-2 rounded-[5px] border border-rule-strong bg-panel px-2 text-ink-3 hover:text-ink sm:w-[250px]"
      >
        <span className="truncate">Search or jump to</span>
        <kbd className="ml-auto rounded border px-[5px] font-mono text-2xs whitespace-nowrap max-sm:hidden">
          Ctrl K
        </kbd>
      </button>
      {isOpen && (
        <Suspense fallback={<Waiting typed={typed} onType={setTyped} />}>
          <Palette typed={typed} onClose={close} />
        </Suspense>
      )}
    </>
  )
}

/** Takes what is typed while the palette is on its way, so that no letter is lost. */
const Waiting = ({ typed, onType }: { typed: string; onType: (text: string) => void }) => (
  <input
    autoFocus
    aria-label="Search or jump to"
    value={typed}
    onChange={({ target }) => onType(target.value)}
    className="fixed inset-x-0 top-[12vh] z-50 mx-auto h-12 w-[min(700px,calc(100vw-24px))] rounded-[8px] border border-ink-2 bg-panel px-4 text-base outline-none max-sm:top-3"
  />
)
