/** What can be found by its name. */
export type FindKind =
  'experiments' | 'tasks' | 'skills' | 'models' | 'conditions' | 'trials' | 'saved'

/** A thing that was found, with the page to go to. */
export interface FoundItem {
  readonly title: string
  /** What tells it from others of its name. */
  readonly note: string
  readonly href: string
}

/** Per kind the first of what was found, and how many there are. */
export type FoundItems = Readonly<
  Record<FindKind, { readonly items: readonly FoundItem[]; readonly total: number }>
>
