// Whether a server needs access control, and by which addresses people reach it. Plain JavaScript:
// `npm start` asks before anything is installed.

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1'])
const ANY = new Set(['0.0.0.0', '::', '[::]'])

const hostInUrl = (host) => (host.includes(':') ? `[${host}]` : host)

/** @param {string} text @returns {string | null} */
function originIn(text) {
  if (!URL.canParse(text)) return null
  const { protocol, origin, pathname, search, hash, username } = new URL(text)
  const isPlain = pathname === '/' && search === '' && hash === '' && username === ''
  return isPlain && (protocol === 'http:' || protocol === 'https:') ? origin : null
}

/**
 * The origins by which a server is reached (`http://10.0.0.5:3000`), the one for links first; null
 * where it is open, as on loopback; a sentence where it must not start. A server on loopback that is
 * given origins stands behind a proxy, so that it is reached from a network too.
 * @param {{ host: string, port: string | number, origins: string | undefined }} address
 * @returns {readonly string[] | null | string}
 */
export function accessOrigins({ host, port, origins = '' }) {
  const named = origins
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
  const found = named.map(originIn)
  const broken = named.find((_, at) => found[at] === null)
  if (broken !== undefined)
    return `SKILLSCOPE_ORIGINS names “${broken}”, which is no address such as https://skills.example.org.`
  if (new Set(found.map((one) => new URL(one).protocol)).size > 1)
    return 'SKILLSCOPE_ORIGINS mixes http and https: cookies that are secure for one are lost on the other.'
  if (found.length > 0) return found
  if (LOOPBACK.has(host)) return null
  if (ANY.has(host))
    return `HOST=${host} serves every address of this machine: say by which one people reach it, for example SKILLSCOPE_ORIGINS=http://10.0.0.5:${port}.`
  const origin = originIn(`http://${hostInUrl(host)}:${port}`)
  return origin === null ? `HOST=${host} with PORT=${port} is no address.` : [origin]
}
