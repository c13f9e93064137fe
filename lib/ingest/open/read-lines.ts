import { StringDecoder } from 'node:string_decoder'

/** One line of text; without its line end. */
export interface TextLine {
  /** Counted from 1. */
  readonly number: number
  readonly text: string
  /** Whether it was longer than allowed; the text is then its beginning. */
  readonly isCut: boolean
}

/**
 * The lines of a text as its bytes come: memory holds one piece and one line, whatever the length
 * of the whole. A line longer than `maxLength` characters is cut there and says so.
 */
export async function* readLines(
  chunks: AsyncIterable<Buffer>,
  maxLength = Infinity,
): AsyncGenerator<TextLine> {
  const decoder = new StringDecoder('utf8')
  let number = 1
  let rest = ''
  let isCut = false
  const take = (text: string) => {
    if (rest.length + text.length <= maxLength) rest += text
    else {
      rest += text.slice(0, Math.max(0, maxLength - rest.length))
      isCut = true
    }
  }
  const line = (): TextLine => {
    const found = { number, text: rest.endsWith('\r') ? rest.slice(0, -1) : rest, isCut }
    number += 1
    rest = ''
    isCut = false
    return found
  }
  for await (const chunk of chunks) {
    const text = decoder.write(chunk)
    let from = 0
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      take(text.slice(from, at))
      yield line()
      from = at + 1
    }
    take(text.slice(from))
  }
  take(decoder.end())
  if (rest !== '' || isCut) yield line()
}
