// `npm run push -- PATH… --to URL --experiment SLUG`: sends logs to a server, from where they lie. Plain
// JavaScript on Node alone, so that a job runs it without installing anything.
import { parsePushArguments, USAGE } from './push/push-arguments.mjs'
import { listFiles } from './push/list-files.mjs'
import { PushServer, Refused } from './push/push-server.mjs'
import { PushState } from './push/push-state.mjs'
import { sendFiles } from './push/send-files.mjs'
import { ProgressLine, reportText } from './push/push-output.mjs'

const EXIT = { read: 0, nothing: 1, usage: 2, refused: 3 }
const LOOK_MS = 500

/** The import that an earlier push of the same left half sent, else a new one. */
async function openImport(server, state, { settings, files }) {
  const held = state.read()
  // A file that changed since may be there in part as it was.
  const isSame = held !== null && files.every(({ changedAt }) => changedAt < held.startedAt)
  if (isSame && (await server.takesFiles(held.id))) return { id: held.id, isResumed: true }
  const id = await server.open(settings)
  state.write(id)
  return { id, isResumed: false }
}

/** Waits for the end of an import, and shows how far it is. */
async function waitForReport(server, id, line) {
  for (;;) {
    const found = await server.get(id)
    if (['done', 'failed', 'cancelled'].includes(found.state)) return found
    if (found.progress) line.show(`importing: ${found.progress.trials} trials`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
}

async function push({ paths, to, token, settings, isJson }) {
  const files = listFiles(paths)
  if (files.length === 0) {
    console.error('There is no file at these paths.')
    return EXIT.nothing
  }
  const server = new PushServer(to, token)
  const state = new PushState({ to, paths, settings })
  const line = new ProgressLine()
  const { id, isResumed } = await openImport(server, state, { settings, files })
  console.error(isResumed ? `Going on with import ${id}.` : `Import ${id} is open.`)
  await sendFiles(server, id, files, line)
  await server.confirm(id, settings)
  state.forget()
  const found = await waitForReport(server, id, line)
  line.end()
  const page = `${to}/imports/${id}`
  console.log(isJson ? JSON.stringify({ ...found, page }) : reportText(found, page))
  return found.state === 'done' ? EXIT.read : EXIT.nothing
}

const args = parsePushArguments(process.argv.slice(2), process.env)
if (args === 'help') console.log(USAGE)
else if (typeof args === 'string') {
  console.error(`${args}\n\n${USAGE}`)
  process.exitCode = EXIT.usage
} else {
  process.exitCode = await push(args).catch((error) => {
    if (!(error instanceof Refused)) throw error
    console.error(error.message)
    return EXIT.refused
  })
}
