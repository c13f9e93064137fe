import { useEffect, useRef } from 'react'

/** A key and what it does, for the help and for screen readers. */
export type KeyHelpEntry = readonly [keys: string, does: string]

/** The keys of a page, in a dialog; `?` opens it. */
export function KeyHelp({
  keys,
  isOpen,
  onClose,
}: {
  keys: readonly KeyHelpEntry[]
  isOpen: boolean
  onClose: () => void
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (isOpen) dialog.current?.showModal()
    else dialog.current?.close()
  }, [isOpen])
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-label="Keys"
      className="m-auto w-[340px] max-w-[92vw] border border-rule-strong bg-panel p-5 text-ink backdrop:bg-[rgb(0_0_0/.35)]"
    >
      <h2>Keys</h2>
      <dl className="mt-3 grid grid-cols-[80px_1fr] gap-y-1">
        {keys.map(([key, does]) => (
          <div key={key} className="contents">
            <dt className="font-mono text-xs">{key}</dt>
            <dd className="text-ink-2">{does}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog" className="mt-4">
        <button className="border border-rule-strong px-3 py-1 text-xs">Close</button>
      </form>
    </dialog>
  )
}
