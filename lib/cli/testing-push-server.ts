import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that takes files as the import API does, and can fail as networks and servers do. */
export interface PushTarget {
  readonly origin: string
  /** Bytes by path, of the import that was opened last. */
  readonly files: Map<string, Buffer>
  /** What was asked: `POST /api/v1/imports`. */
  readonly asked: string[]
  /** Authorization headers that came. */
  readonly tokens: Set<string | undefined>
  /** The next so many parts are cut off in the middle; with `Infinity` all of them. */
  cuts: number
  readonly close: () => Promise<void>
}

const json = (response: ServerResponse, status: number, value: unknown) => {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(value))
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const DONE = {
  ...{ state: 'done', experiment: 'x', failure: null, problemGroups: [], progress: null },
  report: {
    ...{ trials: { added: 1, replaced: 0, unchanged: 0 }, files: 1, bytes: 3 },
    toSet: { condition: 0 },
  },
}

export async function startPushTarget({ refuses = false } = {}): Promise<PushTarget> {
  const files = new Map<string, Buffer>()
  const asked: string[] = []
  const tokens = new Set<string | undefined>()
  let imports = 0
  let isConfirmed = false

  async function takePart(
    request: IncomingMessage,
    response: ServerResponse,
    query: URLSearchParams,
  ) {
    const path = query.get('path')!
    const offset = Number(query.get('offset'))
    const held = files.get(path) ?? Buffer.alloc(0)
    if (offset > held.length)
      return json(response, 409, { error: { message: 'go on' }, bytes: held.length })
    const body = await bodyOf(request)
    const isCut = target.cuts > 0
    if (isCut) target.cuts -= 1
    const kept = isCut ? body.subarray(0, Math.floor(body.length / 2)) : body
    files.set(path, Buffer.concat([held.subarray(0, offset), kept]))
    if (isCut) request.socket.destroy()
    else json(response, 200, { path, bytes: offset + body.length })
  }

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://x')
    asked.push(`${request.method} ${pathname}`)
    tokens.add(request.headers.authorization)
    if (refuses) return json(response, 401, { error: { message: 'This token is revoked.' } })
    if (pathname.endsWith('/files'))
      return request.method === 'PUT'
        ? void takePart(request, response, searchParams)
        : json(response, 200, { bytes: files.get(searchParams.get('path')!)?.length ?? 0 })
    if (pathname.endsWith('/confirm')) {
      isConfirmed = true
      return json(response, 202, {})
    }
    if (request.method === 'POST') {
      imports += 1
      files.clear()
      return json(response, 201, { id: `import${imports}` })
    }
    const isKnown = pathname.endsWith(`/import${imports}`)
    return isKnown
      ? json(response, 200, isConfirmed ? DONE : { state: 'staging' })
      : json(response, 404, { error: { message: 'gone' } })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // What listens on a port has an address with a number.
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  const target: PushTarget = {
    ...{ origin: `http://127.0.0.1:${port}`, files, asked, tokens, cuts: 0, close },
  }
  return target
}
