/**
 * The body of a request as text; null when it has more than `max` bytes. Bytes count as they come: a
 * sender need not say how many there will be.
 */
export async function readBody(request: Request, max: number): Promise<string | null> {
  const announced = Number(request.headers.get('content-length') ?? 0)
  if (announced > max) return null
  if (!request.body) return ''
  const reader = request.body.getReader()
  const chunks: Uint8Array[] = []
  let bytes = 0
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return Buffer.concat(chunks).toString('utf8')
    bytes += value.length
    if (bytes > max) {
      await reader.cancel()
      return null
    }
    chunks.push(value)
  }
}
