import { wholeText } from '@/lib/domain/visible-text'

/** What somebody wrote as it can be kept: without halves of signs and without the sign that ends a text. */
export const keptText = (text: string): string =>
  wholeText(text).replaceAll('\0', '\ufffd').replace(/\r\n?/g, '\n').trim()
