import type { FileOnDisk } from '@/lib/ingest/open/log-file'
import type { Found } from './delivery-event'

// What the import and a thread that reads for it say to each other: plain data, which is copied.

/** A bundle to read. */
export interface ApartBundle {
  readonly id: number
  readonly format: string
  readonly root: string
  readonly files: readonly FileOnDisk[]
  readonly beside: readonly FileOnDisk[]
}

/** First, once the thread can read; then one for each bundle. */
export type ApartAnswer =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'read'
      readonly id: number
      readonly found: readonly Found[]
      /** Of its files, those that no reader has read, by their place. */
      readonly unread: readonly number[]
      /** What was read of its files. */
      readonly files: number
      readonly bytes: number
    }
