import { get } from 'node:http'
import type { BenchedPage } from './bench-pages'
import { quantile, table } from './measure'
import { startPages } from './page-server'

const READERS = 200
const ALONE = 40

const times = (count: number, ask: (at: number) => Promise<number>) =>
  Promise.all(Array.from({ length: count }, (_, at) => ask(at)))

/**
 * Milliseconds until the last byte of a page, packed as the server sends it: 200 readers unpack on machines
 * of their own, and here one thread would do it for all of them.
 */
async function timePacked(url: string): Promise<number> {
  const start = performance.now()
  await new Promise<void>((resolve, reject) => {
    const headers = { 'accept-encoding': 'gzip' }
    get(url, { headers, agent: false }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`))
      response.resume().on('end', resolve).on('error', reject)
    }).on('error', reject)
  })
  return performance.now() - start
}

/** One reader after another, then all at once, each of whom asks for the next of `urls`. */
async function timeReaders(urls: readonly string[]) {
  const ask = (at: number) => timePacked(urls[at % urls.length]!)
  for (const url of urls) await timePacked(url)
  const alone: number[] = []
  for (let at = 0; at < ALONE; at++) alone.push(await ask(at))
  return { alone, together: await times(READERS, ask) }
}

/** How long 200 readers wait who come at the same moment, against one alone. Markdown. */
export async function benchReaders(
  store: { url: string; dataFolder: string },
  pages: readonly BenchedPage[],
): Promise<string> {
  const server = await startPages(store.url, store.dataFolder)
  try {
    const rows: string[][] = []
    for (const some of [pages.slice(0, 1), pages]) {
      const urls = some.map(({ path }) => `${server.origin}${path}`)
      const { alone, together } = await timeReaders(urls)
      const [one, all] = [quantile(alone, 0.95), quantile(together, 0.95)]
      rows.push([
        some.length === 1 ? 'all read the same page' : `each the next of ${some.length} pages`,
        ...[`${one.toFixed(0)} ms`, `${all.toFixed(0)} ms`, (all / one).toFixed(1)],
      ])
    }
    return table([`${READERS} readers at once`, 'p95 of one', 'p95 of all', 'ratio'], rows)
  } finally {
    await server.stop()
  }
}
