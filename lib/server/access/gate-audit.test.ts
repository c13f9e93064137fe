import { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterAll, expect, test } from 'vitest'
import type { Visitor } from '@/lib/domain/access'
import { makeGate } from './gate'
import { closeDoor, noteDone } from './visit'

closeDoor()
const held = globalThis as { skillscopeDoor?: unknown; skillscopeVisits?: unknown }
afterAll(() => {
  delete held.skillscopeDoor
  delete held.skillscopeVisits
})

const ADA: Visitor = { kind: 'person', id: 'a', name: 'Ada', role: 'admin' }

/** What the audit holds after a request that is answered with `status`, while `work` is done. */
async function auditAfter(method: string, url: string, status: number, work = () => {}) {
  const noted: string[] = []
  const gate = makeGate({
    origins: ['http://10.0.0.5'],
    findToken: () => Promise.resolve(null),
    isProxy: () => false,
    findPerson: () => Promise.resolve(ADA),
    findScope: () => Promise.resolve(null),
    isPublic: () => Promise.resolve(false),
    note: ({ name }, did) => {
      noted.push(`${name} ${did}`)
      return Promise.resolve()
    },
  })
  const request = { method, url, socket: {}, headers: { host: '10.0.0.5' } }
  const response = Object.assign(new EventEmitter(), {
    ...{ statusCode: status, writableFinished: true },
  })
  // The gate reads these parts of a request and uses these of a response.
  await gate(request as IncomingMessage, response as ServerResponse, () => {
    work()
    return Promise.resolve()
  })
  response.emit('close')
  return noted
}

test('what an action says it did is kept with who did it', async () => {
  const did = await auditAfter('POST', '/imports', 200, () => noteDone('deleted the experiment x'))
  expect(did).toEqual(['Ada deleted the experiment x'])
})

test('a write of the API that says nothing of itself is kept by its address', async () => {
  expect(await auditAfter('POST', '/api/v1/imports/x/undo', 200)).toEqual([
    'Ada POST /api/v1/imports/x/undo',
  ])
})

test('reads, refused writes and parts of files are not kept', async () => {
  expect(await auditAfter('GET', '/api/v1/experiments', 200)).toEqual([])
  expect(await auditAfter('POST', '/api/v1/imports/x/undo', 409)).toEqual([])
  expect(await auditAfter('PUT', '/api/v1/imports/x/files', 200)).toEqual([])
})
