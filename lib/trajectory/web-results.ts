/** What a search of the web found. */
export interface WebResult {
  readonly title: string
  readonly url: string
}

/** Results further down a long answer are left to its whole text. */
const MOST_CHARS = 64_000

const FIELD = /"(title|url|link|href)"\s{0,9}:\s{0,9}"((?:[^"\\]|\\.)*)"/g

function unescaped(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string
  } catch {
    return text
  }
}

/**
 * Titles and addresses in what a tool gave back as JSON, in order. They are looked for by their
 * names and not by parsing, since the JSON is often cut or stands inside other text. Empty when
 * there are none.
 */
export function webResults(output: string): WebResult[] {
  const results: WebResult[] = []
  let title: string | null = null
  let url: string | null = null
  const flush = () => {
    if (url !== null && /^https?:\/\//.test(url)) results.push({ title: title ?? '', url })
    title = null
    url = null
  }
  for (const [, name, raw] of output.slice(0, MOST_CHARS).matchAll(FIELD)) {
    const text = unescaped(raw!).replace(/\s+/g, ' ').trim()
    if (name === 'title') {
      if (title !== null) flush()
      title = text
    } else {
      if (url !== null) flush()
      url = text
    }
  }
  flush()
  return results
}
