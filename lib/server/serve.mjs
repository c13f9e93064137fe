// Serves the build: `node lib/server/serve.mjs HOST PORT`. What `next start` does, behind a gate of
// ours: for requests that Next has no answer to, and on a network for everybody who has no right.
import { createServer } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import next from 'next'
import { accessOrigins } from './access/access-origins.mjs'
import { answerOdd, whyOdd } from './odd-request.mjs'
import { shareAnswers } from './share-answers.mjs'

const GATE_MS = 120_000
const [hostname = '127.0.0.1', port = '3000'] = process.argv.slice(2)

function fail(message) {
  console.error(message)
  process.exit(1)
}

const origins = accessOrigins({
  ...{ host: hostname, port },
  origins: process.env.SKILLSCOPE_ORIGINS,
})
if (typeof origins === 'string') fail(origins)
// Signing in writes.
if (process.env.DATABASE_SYNC_URL && origins !== null)
  fail('A server that reads a copy has no accounts: it answers on loopback only.')
// What instrumentation.ts goes by: it sets up the gate where there are origins.
if (origins === null) delete process.env.SKILLSCOPE_ORIGINS
else process.env.SKILLSCOPE_ORIGINS = origins.join(',')

const app = next({ dev: false, hostname, port: Number(port) })
await app.prepare()
const handle = shareAnswers(app.getRequestHandler())
const gate = origins === null ? null : await waitForGate()

/** Next runs instrumentation.ts in its own time; until the gate is there nobody is answered. */
async function waitForGate() {
  for (const end = Date.now() + GATE_MS; !globalThis.skillscopeGate; await pause(20))
    if (Date.now() > end) fail('The gate of a server on a network is not there: not started.')
  return globalThis.skillscopeGate
}

const server = createServer((request, response) => {
  const odd = whyOdd(request)
  if (odd) answerOdd(response, odd)
  else if (origins === null) void handle(request, response)
  else void guard(request, response)
})

/** Where the gate itself fails, nobody passes. */
async function guard(request, response) {
  try {
    await gate(request, response, () => handle(request, response))
  } catch (error) {
    console.error(error)
    if (!response.headersSent) response.writeHead(500, { connection: 'close' })
    response.end()
  }
}

server.once('error', (error) => fail(error.message))
server.listen(Number(port), hostname)
