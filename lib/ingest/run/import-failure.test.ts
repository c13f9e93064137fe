import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { openDatabase } from '@/db/open-database'
import { explainFailure, isConnectionLost } from './import-failure'

const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  )

/** A server of HTTP that answers everything with one status. */
async function answering(status: number) {
  const server = createServer((_request, response) => response.writeHead(status).end('gone'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on a port has one.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stop = () => new Promise((done) => server.close(done))
  return { url, stop }
}

test('a server of the database that is not there, or shuts down, is away', async () => {
  const server = await answering(503)
  const db = openDatabase(server.url)
  const faults = [await faultOf(db.$client.execute('SELECT 1'))]
  await server.stop()
  faults.push(await faultOf(db.$client.batch(['SELECT 1'], 'write')))
  faults.push(await faultOf(db.run('SELECT 1')))
  for (const fault of faults) {
    expect(isConnectionLost(fault)).toBe(true)
    expect(explainFailure(fault)).toContain('connection to the database was lost')
  }
})

test('what else fails does not speak of the database', async () => {
  const refusing = await answering(400)
  const refused = await faultOf(openDatabase(refusing.url).$client.execute('SELECT 1'))
  await refusing.stop()
  const reading = Object.assign(new Error('read ETIMEDOUT'), { code: 'ETIMEDOUT' })
  const pipe = new Error('A log said: fetch failed', {
    cause: Object.assign(new Error('fetch failed'), { code: 'EPIPE' }),
  })
  for (const fault of [refused, reading, pipe]) {
    expect(isConnectionLost(fault)).toBe(false)
    expect(explainFailure(fault)).toMatch(/^The import stopped: /)
  }
})
