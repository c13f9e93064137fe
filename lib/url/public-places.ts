/** What an address is about, for whoever has not signed in. */
export type Place =
  | { readonly kind: 'list' }
  | { readonly kind: 'experiment'; readonly slug: string }
  | { readonly kind: 'trial'; readonly uid: string }

/** Lists and tools: what they show is what is open to everyone. */
const LISTS =
  /^\/(llms\.txt|search|compare|diff|diff\/arms|docs(\/[\w-]+)*|api\/v1\/(experiments|find|search|compare|diff|diff\/arms))?$/
const EXPERIMENT = /^\/(?:api\/v1\/)?experiments\/([\w-]+)(\/.*)?$/
const TRIAL = /^\/(?:api\/v1\/)?trials\/([\w-]+)(\/.*)?$/

/** Null: nobody comes here without an account, as to imports and settings. */
export function placeOf(path: string): Place | null {
  if (LISTS.test(path)) return { kind: 'list' }
  const [, slug, rest] = EXPERIMENT.exec(path) ?? []
  if (slug !== undefined) return rest === '/settings' ? null : { kind: 'experiment', slug }
  const uid = TRIAL.exec(path)?.[1]
  return uid === undefined ? null : { kind: 'trial', uid }
}
