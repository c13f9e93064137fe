/**
 * When the server starts: its gate is set up where people must sign in, imports that were under way
 * when it stopped are taken up again, folders are watched, and the process that answers from cells gets
 * ready. A server that reads a copy has no imports, and a process that keeps the copy up to date.
 */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { ownOrigins } = await import('@/lib/server/access/own-origins')
  const origins = ownOrigins()
  if (origins !== null) {
    const { openAccess } = await import('@/lib/server/access/open-access')
    openAccess(origins)
  }
  const { copiedFrom } = await import('@/db/database-url')
  if (copiedFrom()) {
    const { followCopy } = await import('@/lib/server/follow-copy')
    followCopy()
  } else {
    const { db } = await import('@/db')
    const { resumeImports } = await import('@/lib/server/import-process')
    await resumeImports(db)
    const { resumeWatching } = await import('@/lib/server/watch-process')
    await resumeWatching(db)
    const { followQueue } = await import('@/lib/server/follow-queue')
    followQueue(db)
  }
  if (process.env.NODE_ENV !== 'production') return
  const { ensureAnswerProcess } = await import('@/lib/server/answer-process')
  ensureAnswerProcess()
}
