/** A short random id for a link: 48 bits. */
export const newUid = (): string => crypto.randomUUID().replaceAll('-', '').slice(0, 12)
