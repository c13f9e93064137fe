import { useCallback, useEffect, useState } from 'react'

const SHOWN_MS = 4000

/** A line said to the reader for some seconds, and the way to say one. */
export function useNotice(): [text: string, say: (text: string) => void] {
  const [said, setSaid] = useState({ text: '', count: 0 })
  useEffect(() => {
    if (said.text === '') return
    const timer = setTimeout(() => setSaid({ text: '', count: said.count }), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [said])
  const say = useCallback((text: string) => setSaid((old) => ({ text, count: old.count + 1 })), [])
  return [said.text, say]
}

export function Notice({ text }: { text: string }) {
  return (
    <p
      role="status"
      className="fixed bottom-3 left-1/2 z-20 max-w-[90vw] -translate-x-1/2 bg-ink px-3 text-page [overflow-wrap:anywhere]"
    >
      {text}
    </p>
  )
}
