/** Trials of running jobs in a folder, as far as their folders tell. */
export interface WatchedJobs {
  /** What jobs say they will run; null where none says it. */
  readonly planned: number | null
  readonly running: number
  readonly done: number
}

/** What the last look at a watched folder found. */
export interface FolderLook extends WatchedJobs {
  /** Files that are still being written. */
  readonly waiting: number
}

/** A folder of this machine whose logs are imported as they appear. */
export interface WatchedFolder {
  readonly uid: string
  /** Its place on the disk of the server. */
  readonly path: string
  readonly experimentSlug: string
  readonly createdAt: number
  /** When it was looked at; null: not yet. */
  readonly lookedAt: number | null
  readonly look: FolderLook | null
  /** The last import from it, as its link names it. */
  readonly importUid: string | null
  readonly importedAt: number | null
  /** Why nothing comes in, as a sentence; null while all is well. */
  readonly problem: string | null
  /** The server that watches it, by its id; null: every one. */
  readonly host: string | null
  /** What people call that server; null: it never said. */
  readonly hostName: string | null
}

/** Folders that a server watches: each is listed again and again. */
export const MOST_WATCHED = 20
