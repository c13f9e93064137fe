import { randomBytes } from 'node:crypto'

/** A short random id for a link. */
export const newUid = (): string => randomBytes(6).toString('hex')
