import { randomUUID } from 'node:crypto'

// Another process may have other code or another database, in which a version means other data.
const PROCESS = randomUUID().slice(0, 8)

/**
 * An answer that follows from a version of the data: whoever holds it asks each time whether it
 * still holds (`If-None-Match`) and gets 304 while nothing changed, without its being made again.
 * Errors are kept by nobody.
 */
export async function keepAnswer(
  request: Request,
  version: string,
  answer: () => Promise<Response>,
): Promise<Response> {
  const tag = `W/"${PROCESS}-${version}"`
  const kept = { 'cache-control': 'private, no-cache', etag: tag }
  const held = request.headers.get('if-none-match')?.split(',') ?? []
  if (held.some((one) => one.trim() === tag))
    return new Response(null, { status: 304, headers: kept })
  const made = await answer()
  if (made.ok) for (const [name, value] of Object.entries(kept)) made.headers.set(name, value)
  return made
}
