import { useEffect, useState } from 'react'
import { loadMatches } from './load-steps'

interface Found {
  readonly q: string
  readonly matches: readonly number[] | null
}

/** Steps that hold `q`: null while they are looked up or where that failed. */
export function useSearch(uid: string, q: string) {
  const [found, setFound] = useState<Found>({ q: '', matches: [] })
  useEffect(() => {
    if (q.trim() === '') return
    let isStale = false
    const timer = setTimeout(() => {
      loadMatches(uid, q)
        .then((matches) => isStale || setFound({ q, matches }))
        .catch(() => isStale || setFound({ q, matches: null }))
    }, 180)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [uid, q])
  if (q.trim() === '') return { matches: [], hasFailed: false }
  const isKnown = found.q === q
  return { matches: isKnown ? found.matches : null, hasFailed: isKnown && found.matches === null }
}
