import { visibleName, visibleText } from '@/lib/domain/visible-text'
import type { Block, Inline, Line, ShareDocument } from './document'

/** In a cell of a table a bar is an end, in code too. */
type Place = 'line' | 'cell'

/** Text that stays text in Markdown, whatever a log named it. */
const plain = (text: string) =>
  visibleName(text.replace(/\s+/g, ' '))
    .replace(/[\\`*_[\]<>|#~&]/g, (mark) => `\\${mark}`)
    // Hosts make links and mentions of these without being asked.
    .replace(/@(?=\w)/g, '@\u200b')
    .replace(/:\/\//g, ':\\/\\/')
    .replace(/\bwww\./gi, (host) => `${host.slice(0, -1)}\u200b.`)

/** As code, in more backquotes than it holds. */
function codeSpan(text: string, place: Place): string {
  const line = visibleName(text.replace(/\s+/g, ' '))
  if (line.trim() === '') return ''
  // A bar would end the cell. It can be escaped in code, unless a backslash before it takes that away.
  const isBarred = place === 'cell' && line.includes('|')
  if (isBarred && line.includes('\\')) return plain(line)
  return inBackquotes(isBarred ? line.replaceAll('|', '\\|') : line)
}

function inBackquotes(line: string): string {
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  return longest > 0 || /^ .* $/.test(line)
    ? `${fence} ${line} ${fence}`
    : `${fence}${line}${fence}`
}

function codeBlock(text: string, language = 'text'): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${visibleText(text)}\n${fence}`
}

/** An address in which nothing ends it or means anything to Markdown. */
const target = (href: string) =>
  href.replace(
    /[()\s|\\<>[\]!*`]/g,
    (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  )

function inlineText(inline: Inline, origin: string, place: Place): string {
  if (typeof inline === 'string') return plain(inline)
  if ('strong' in inline) return inline.strong.trim() === '' ? '' : `**${plain(inline.strong)}**`
  if ('code' in inline) return codeSpan(inline.code, place)
  return `[${plain(inline.link)}](${origin}${target(inline.href)})`
}

const lineText = (line: Line, origin: string, place: Place = 'line') =>
  line.map((inline) => inlineText(inline, origin, place)).join('')

function blockText(block: Block, origin: string): string {
  switch (block.kind) {
    case 'heading':
      return `#### ${plain(block.text)}`
    case 'paragraph':
      return lineText(block.line, origin)
    case 'list':
      return block.lines.map((line) => `- ${lineText(line, origin)}`).join('\n')
    case 'code':
      return codeBlock(block.text, block.language)
    case 'table':
      return [
        block.columns.map(plain),
        block.columns.map(() => '---'),
        ...block.rows.map((row) => row.map((cell) => lineText(cell, origin, 'cell'))),
      ]
        .map((cells) => `| ${cells.join(' | ')} |`)
        .join('\n')
  }
}

/** A document as Markdown that fits a pull request; `origin` makes its links whole. */
export const toMarkdown = ({ title, blocks, href }: ShareDocument, origin: string): string =>
  [
    `### ${plain(title)}`,
    ...blocks.map((block) => blockText(block, origin)),
    `${origin}${target(href)}`,
  ].join('\n\n')
