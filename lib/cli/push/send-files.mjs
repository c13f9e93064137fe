import { openSync, readSync, closeSync } from 'node:fs'

const PART_BYTES = 16 * 1024 * 1024
const AT_ONCE = 4

/** `bytes` of a file from `offset` on. */
function readPart(file, offset, bytes) {
  const handle = openSync(file, 'r')
  try {
    const buffer = Buffer.alloc(bytes)
    const read = readSync(handle, buffer, 0, bytes, offset)
    return buffer.subarray(0, read)
  } finally {
    closeSync(handle)
  }
}

async function sendFile(server, id, { file, path, bytes }, onSent) {
  let there = await server.bytesOf(id, path)
  // More than there is now: it was another file then.
  if (there > bytes) there = 0
  onSent(there)
  if (bytes === 0) await server.sendPart(id, path, 0, () => Buffer.alloc(0))
  while (there < bytes) {
    const size = Math.min(PART_BYTES, bytes - there)
    const now = await server.sendPart(id, path, there, () => readPart(file, there, size))
    if (now === there) throw new Error(`${path}: the file became shorter while it was sent.`)
    onSent(now - there)
    there = now
  }
}

/**
 * Sends files, a few at once, large ones in parts; of each that is there in part, the rest.
 * @param {import('./push-server.mjs').PushServer} server
 */
export async function sendFiles(server, id, files, line) {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  const waiting = [...files]
  let sent = 0
  let done = 0
  const onSent = (bytes) => {
    sent += bytes
    line.show(
      `sending: ${done} / ${files.length} files · ${(sent / 1e6).toFixed(1)} / ${(total / 1e6).toFixed(1)} MB`,
    )
  }
  const sendSome = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await sendFile(server, id, next, onSent)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, sendSome))
}
