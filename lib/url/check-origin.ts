/** The headers of a request that tell who asks. */
export interface RequestOrigin {
  readonly host: string | null
  readonly origin: string | null
  readonly secFetchSite: string | null
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i

/**
 * Why a request must not be answered, as a sentence; null when it may. A page of another site
 * whose name was made to point here sends that name (Host): it would read everything, since for the
 * browser it asks itself. A server on a network answers to the hosts of its `origins`, any other to
 * loopback names.
 */
export function whyNotAnswer(
  host: string | null,
  origins: readonly string[] | null = null,
): string | null {
  if (origins === null)
    return host !== null && LOOPBACK.test(host)
      ? null
      : 'This server answers to loopback addresses only, such as 127.0.0.1 or localhost.'
  return origins.some((origin) => new URL(origin).host === host?.toLowerCase())
    ? null
    : 'This server does not answer to this name: SKILLSCOPE_ORIGINS says to which it does.'
}

/**
 * Why a write must be refused, as a sentence; null when it may go on. Only a page of ours, or a
 * program that is no browser, may write: another site's form or script must not (Origin), nor a
 * name that another site made point here (Host).
 */
export function whyNotWrite(
  { host, origin, secFetchSite }: RequestOrigin,
  origins: readonly string[] | null = null,
): string | null {
  const unnamed = whyNotAnswer(host, origins)
  if (unnamed !== null) return unnamed
  if (origin !== null) {
    const ours = origins ?? [`http://${host}`, `https://${host}`]
    return ours.includes(origin.toLowerCase()) ? null : 'Another site may not write here.'
  }
  // A browser that hides the origin still says whether the page was ours.
  if (secFetchSite !== null && secFetchSite !== 'same-origin' && secFetchSite !== 'none') {
    return 'Another site may not write here.'
  }
  return null
}

/** The same from any bag of headers. */
export const originOf = (headers: { get(name: string): string | null }): RequestOrigin => ({
  host: headers.get('host'),
  origin: headers.get('origin'),
  secFetchSite: headers.get('sec-fetch-site'),
})
