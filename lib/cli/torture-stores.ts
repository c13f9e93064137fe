// Where the torture works: on copies of a store, as a file or as the data of a libSQL server.
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { openWriter } from '@/db/open-database'
import { startSqld } from './sqld.mjs'

export interface TortureStore {
  readonly url: string
  /** Kills what holds the data, where that is another process than the writer. */
  readonly killServer?: () => Promise<void>
  /** Where it is after such a kill, started again. */
  restart(): Promise<string>
  close(): Promise<void>
}

/** Makes and copies stores of one kind below a folder; a store is copied while it is closed. */
export interface StoreKind {
  open(name: string): Promise<TortureStore>
  copy(from: string, to: string): Promise<void>
}

export const fileStores = (folder: string): StoreKind => {
  const place = (name: string) => join(folder, `${name}.db`)
  return {
    async open(name) {
      const url = `file:${place(name)}`
      const close = async () => {
        // What is in the write-ahead log alone is no part of a copy.
        const db = await openWriter(url)
        await db.$client.execute('PRAGMA wal_checkpoint(TRUNCATE)')
        db.$client.close()
      }
      return { url, close, restart: () => Promise.resolve(url) }
    },
    copy: (from, to) => cp(place(from), place(to)),
  }
}

export const serverStores = (folder: string): StoreKind => {
  const place = (name: string) => join(folder, `${name}.sqld`)
  return {
    async open(name) {
      let server = await startSqld(place(name))
      return {
        url: server.url,
        killServer: () => server.stop('SIGKILL'),
        restart: async () => {
          await server.stop()
          server = await startSqld(place(name))
          return server.url
        },
        close: () => server.stop(),
      }
    },
    copy: (from, to) => cp(place(from), place(to), { recursive: true }),
  }
}
