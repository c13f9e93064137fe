// Serves the build: `node lib/server/serve.mjs HOST PORT`. What `next start` does, behind a gate of
// ours for requests that Next has no answer to.
import { createServer } from 'node:http'
import next from 'next'
import { answerOdd, whyOdd } from './odd-request.mjs'

const [hostname = '127.0.0.1', port = '3000'] = process.argv.slice(2)
const app = next({ dev: false, hostname, port: Number(port) })
await app.prepare()
const handle = app.getRequestHandler()

const server = createServer((request, response) => {
  const odd = whyOdd(request)
  if (odd) answerOdd(response, odd)
  else void handle(request, response)
})
server.once('error', (error) => {
  console.error(error.message)
  process.exit(1)
})
server.listen(Number(port), hostname)
