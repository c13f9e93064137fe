import { AsyncLocalStorage } from 'node:async_hooks'

// Making a page takes the one thread that answers some tens of milliseconds: of 200 readers who come at once the
// last would wait for 199 pages. Those who ask for the very same page while it is being made get that one.

/** Hop by hop, or said by browsers of their own accord: nothing that a page depends on. */
const NOT_ASKED = new Set([
  'connection',
  'keep-alive',
  'priority',
  'upgrade-insecure-requests',
  'dnt',
])

/** A page as it was made, once it is whole. */
class Making {
  /** @type {Buffer[]} */
  #chunks = []
  /**
   * Each `within` the visit that it belongs to: it may be answered when another one ends.
   * @type {{ request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse, within: (work: () => void) => void }[]}
   */
  followers = []

  /** Keeps what is written to a response. @param {import('node:http').ServerResponse} response */
  watch(response) {
    const { write, end, writeHead } = response
    const keep = (chunk, encoding) => {
      if (typeof chunk === 'string' || chunk instanceof Uint8Array)
        this.#chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? encoding : undefined))
    }
    response.writeHead = (status, ...rest) => {
      // Headers that are given here alone would be known to the connection only.
      const headers = rest.at(-1)
      if (headers && !Array.isArray(headers) && typeof headers === 'object')
        for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
      return writeHead.call(response, status)
    }
    response.write = (chunk, encoding, done) => {
      keep(chunk, encoding)
      return write.call(response, chunk, encoding, done)
    }
    response.end = (chunk, encoding, done) => {
      keep(chunk, encoding)
      return end.call(response, chunk, encoding, done)
    }
  }

  /** Whether it is whole, went well, and is nobody's own. @param {import('node:http').ServerResponse} response */
  canBeShared(response) {
    return (
      response.writableEnded && response.statusCode === 200 && !response.hasHeader('set-cookie')
    )
  }

  /** @param {import('node:http').ServerResponse} from @param {import('node:http').ServerResponse} to */
  copy(from, to) {
    const headers = { ...from.getHeaders() }
    delete headers['transfer-encoding']
    delete headers.connection
    const body = Buffer.concat(this.#chunks)
    to.writeHead(from.statusCode, { ...headers, 'content-length': body.length })
    to.end(body)
  }
}

/**
 * Hands requests on, of equal ones at a time one. A change, from its beginning to its end, parts those who
 * asked before it from those who ask after it: these see it.
 * @template {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => unknown} Handle
 * @param {Handle} handle
 */
export function shareAnswers(handle) {
  /** @type {Map<string, Making>} */
  const making = new Map()
  let changes = 0

  const keyOf = ({ url = '', headers }) => {
    const asked = Object.entries(headers).filter(([name]) => !NOT_ASKED.has(name))
    return JSON.stringify([changes, url, asked.sort(([one], [other]) => (one < other ? -1 : 1))])
  }

  const isPage = ({ method, url = '', headers }) =>
    method === 'GET' && !/^\/(api|_next)\//.test(url) && headers.range === undefined

  const change = (request, response) => {
    changes += 1
    response.once('close', () => (changes += 1))
    return handle(request, response)
  }

  const make = (key, request, response) => {
    const page = new Making()
    making.set(key, page)
    page.watch(response)
    response.once('close', () => {
      if (making.get(key) === page) making.delete(key)
      const isShared = page.canBeShared(response)
      for (const one of page.followers)
        if (isShared) page.copy(response, one.response)
        else if (!one.response.destroyed) one.within(() => void handle(one.request, one.response))
    })
    return handle(request, response)
  }

  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return change(request, response)
    if (!isPage(request)) return handle(request, response)
    const key = keyOf(request)
    const page = making.get(key)
    if (!page) return make(key, request, response)
    page.followers.push({ request, response, within: AsyncLocalStorage.snapshot() })
  }
}
