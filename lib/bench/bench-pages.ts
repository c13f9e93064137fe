import { createClient } from '@libsql/client'
import { quantile, table } from './measure'
import { startPages } from './page-server'

const WARM_REQUESTS = 60
const NEW_DATA_REQUESTS = 10

/** What a stored batch does to every answer of its experiment, done to all of them. */
export const RAISE_VERSIONS = 'UPDATE experiment SET data_version = data_version + 1'

export interface BenchedPage {
  readonly name: string
  readonly path: string
}

/** Milliseconds until the last byte of a page. */
export async function timePage(url: string): Promise<number> {
  const start = performance.now()
  const response = await fetch(url)
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return performance.now() - start
}

/**
 * Times pages of a production server one after another: the first request after the start, then
 * warm ones, then ones that each follow new data (as during an import). Markdown.
 */
export async function benchPages(
  store: { url: string; dataFolder: string },
  pages: readonly BenchedPage[],
): Promise<string> {
  const rows: string[][] = []
  for (const { name, path } of pages) {
    const server = await startPages(store.url, store.dataFolder)
    try {
      rows.push([name, ...(await timesOf(`${server.origin}${path}`, store.url))])
    } finally {
      await server.stop()
    }
  }
  const head = [
    'page',
    'first after start',
    'warm p50',
    'warm p95',
    'after new data p50',
    'KB of HTML',
  ]
  return table(head, rows)
}

async function timesOf(url: string, databaseUrl: string): Promise<string[]> {
  const cold = await timePage(url)
  const warm: number[] = []
  for (let i = 0; i < WARM_REQUESTS; i++) warm.push(await timePage(url))
  const client = createClient({ url: databaseUrl, timeout: 5000 })
  const fresh: number[] = []
  for (let i = 0; i < NEW_DATA_REQUESTS; i++) {
    await client.execute(RAISE_VERSIONS)
    fresh.push(await timePage(url))
  }
  client.close()
  const html = await (await fetch(url)).text()
  const ms = (value: number) => `${value.toFixed(0)} ms`
  return [
    ms(cold),
    ms(quantile(warm, 0.5)),
    ms(quantile(warm, 0.95)),
    ms(quantile(fresh, 0.5)),
    (html.length / 1000).toFixed(0),
  ]
}
