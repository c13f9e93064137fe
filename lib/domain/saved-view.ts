/** Characters of the name of a saved view, and of its address. */
export const MOST_VIEW_NAME = 120
export const MOST_VIEW_PATH = 4000
/** Saved views of an experiment. */
export const MOST_VIEWS = 1000

// What may stand behind an experiment, or one of its trials and their diffs. Nothing in it leads away:
// no host, no scheme, no way up.
const INSIDE = /^(?:[\w.%~-]+(?:\/[\w.%~'!()*,:@&=+$;-]+)*)?(?:[?#][^\s\p{Cc}\\<>"]*)?$/u
const OUTSIDE = /^\/(?:trials\/[\w-]+|diff(?:\/arms)?)(?:[?#][^\s\p{Cc}\\<>"]*)?$/u

/** Whether a path is one that a saved view may lead to: what follows an experiment, or a trial or a diff. */
export const isViewPath = (path: string): boolean =>
  path.length <= MOST_VIEW_PATH &&
  (INSIDE.test(path) || OUTSIDE.test(path)) &&
  !/(^|\/)(\.|%2e){1,2}(\/|[?#]|$)/i.test(path)

/** A saved view that an export brings along. */
export interface CarriedView {
  readonly uid: string
  readonly name: string
  readonly path: string
  readonly author: string
  readonly createdAt: number
}
