/** Names everywhere, as JSON. */
export const findDataHref = (q: string) => `/api/v1/find?q=${encodeURIComponent(q)}`

/** A longer text is no name. */
export const MOST_FIND_CHARS = 200
