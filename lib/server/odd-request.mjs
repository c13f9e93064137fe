// What Next would answer with a bare “Internal Server Error”: seen before Next sees it.

const METHODS = ['GET', 'HEAD', 'POST', 'PUT']

const isReadable = (url) => {
  try {
    decodeURIComponent(url.split('?', 1)[0])
    return true
  } catch {
    return false
  }
}

/**
 * Why a request cannot be handed on, with its HTTP status; null when it can.
 * @param {{ method?: string, url?: string }} request
 */
export function whyOdd({ method = 'GET', url = '/' }) {
  if (!METHODS.includes(method)) {
    const message = `This server takes ${METHODS.join(', ')}, not ${method}.`
    return { status: 405, code: 'method_not_allowed', message, allow: METHODS.join(', ') }
  }
  if (isReadable(url)) return null
  const message = 'The address is broken: a “%” in it begins no character of UTF-8.'
  return { status: 400, code: 'invalid_request', message }
}

/**
 * Answers such a request as the API answers errors.
 * @param {import('node:http').ServerResponse} response
 * @param {NonNullable<ReturnType<typeof whyOdd>>} odd
 */
export function answerOdd(response, { status, code, message, allow }) {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    // What is left of the body is not read.
    connection: 'close',
    ...(allow ? { allow } : {}),
  })
  response.end(JSON.stringify({ error: { code, message } }))
}
