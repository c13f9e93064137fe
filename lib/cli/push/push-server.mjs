import { setTimeout as pause } from 'node:timers/promises'
import { URLSearchParams } from 'node:url'

/** The server said no, or could not be reached for long: a sentence for people. */
export class Refused extends Error {}

const TRIES = 8
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 15_000

/** What a server says of an error; what it says else is told by its status. */
async function messageOf(response) {
  const text = await response.text()
  try {
    return JSON.parse(text).error.message
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error
    return `The server answered ${response.status}.`
  }
}

/** The API of imports, asked again where the connection is cut or the server stumbles. */
export class PushServer {
  #origin
  #headers

  /** @param {string} origin @param {string | null} token */
  constructor(origin, token) {
    this.#origin = origin
    this.#headers = token === null ? {} : { authorization: `Bearer ${token}` }
  }

  /** Asks until there is an answer: a cut connection and a status of 500 or more are tried again. */
  async #ask(path, init = {}) {
    let why = ''
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      if (attempt > 0) await pause(Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS))
      const { body, ...rest } = init
      const response = await fetch(`${this.#origin}${path}`, {
        ...rest,
        redirect: 'error',
        headers: { ...this.#headers, ...rest.headers },
        body: typeof body === 'function' ? body() : body,
      }).catch((error) => {
        why = error.cause?.message ?? error.message
        return null
      })
      if (response && (response.status < 500 || response.status === 507)) return response
      if (response) why = await messageOf(response)
    }
    throw new Refused(`${this.#origin} does not answer: ${why}`)
  }

  async #json(path, init) {
    const response = await this.#ask(path, init)
    if (!response.ok) throw new Refused(await messageOf(response))
    return response.json()
  }

  #post(path, value) {
    return this.#json(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(value),
    })
  }

  /** Opens an import and gives its id. */
  async open(settings) {
    return (await this.#post('/api/v1/imports', settings)).id
  }

  get(id) {
    return this.#json(`/api/v1/imports/${id}`)
  }

  /** Whether an import is there and takes files. */
  async takesFiles(id) {
    const response = await this.#ask(`/api/v1/imports/${id}`)
    if (response.status === 404) return false
    if (!response.ok) throw new Refused(await messageOf(response))
    return ['staging', 'previewing', 'previewed'].includes((await response.json()).state)
  }

  /** How many bytes of a file are there. */
  async bytesOf(id, path) {
    const query = new URLSearchParams({ path })
    return (await this.#json(`/api/v1/imports/${id}/files?${query}`)).bytes
  }

  /**
   * Sends a part of a file. Gives how many bytes of it are there then, also where it began elsewhere.
   * @param {() => BodyInit} body
   */
  async sendPart(id, path, offset, body) {
    const query = new URLSearchParams({ path, offset: String(offset) })
    const response = await this.#ask(`/api/v1/imports/${id}/files?${query}`, {
      ...{ method: 'PUT', body },
    })
    if (response.ok) return (await response.json()).bytes
    const answer = await response.json()
    if (response.status === 409 && typeof answer.bytes === 'number') return answer.bytes
    throw new Refused(answer.error.message)
  }

  confirm(id, settings) {
    return this.#post(`/api/v1/imports/${id}/confirm`, settings)
  }
}
