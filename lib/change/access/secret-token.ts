import { createHash, randomBytes } from 'node:crypto'

/** What a link or a program shows: 256 random bits, so that its hash needs no salt and no slow function. */
export const newToken = (prefix = ''): string => `${prefix}${randomBytes(32).toString('base64url')}`

/** What is stored of it. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
