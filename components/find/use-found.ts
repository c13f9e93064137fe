import { useEffect, useState } from 'react'
import type { FoundItem, FoundItems } from '@/lib/domain/find'
import { findDataHref } from '@/lib/url/find'

interface FoundGroup {
  readonly items: readonly FoundItem[]
  readonly total: number
}

/** What the JSON twin of the palette answers. */
export type Found = FoundItems & { readonly docs: FoundGroup }

interface Answer {
  readonly q: string
  readonly found: Found | null
}

/** Pause in typing before the server is asked, in milliseconds. */
const PAUSE_MS = 120

/** What has the words of `q` in its name; the last answer stays while the next is on its way. */
export function useFound(q: string) {
  const [answer, setAnswer] = useState<Answer | null>(null)
  useEffect(() => {
    const controller = new AbortController()
    const ask = async () => {
      const response = await fetch(findDataHref(q), { signal: controller.signal })
      // Our own JSON twin.
      const found = response.ok ? ((await response.json()) as Found) : null
      setAnswer({ q, found })
    }
    const timer = setTimeout(() => {
      ask().catch(() => controller.signal.aborted || setAnswer({ q, found: null }))
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [q])
  return {
    found: answer?.found ?? null,
    isWaiting: answer?.q !== q,
    hasFailed: answer?.q === q && answer.found === null,
  }
}
