import { createHash } from 'node:crypto'

/** A short stand-in for a text of any length, to remember what was seen without keeping it. */
export const textDigest = (text: string): string =>
  createHash('sha256').update(text).digest('base64')
