import { Fragment, type ReactNode } from 'react'
import type { Token, Tokens } from 'marked'

/** What differs between texts of ours and those of others. */
export interface MarkdownDrawing {
  readonly text: (text: string) => ReactNode
  readonly heading: (heading: Tokens.Heading, content: ReactNode) => ReactNode
  readonly link: (link: Tokens.Link, content: ReactNode) => ReactNode
  readonly image: (image: Tokens.Image) => ReactNode
  readonly code: (code: Tokens.Code) => ReactNode
}

/** Deeper than this the source stands. */
const MOST_DEPTH = 12
const MOST_ROWS = 200
const MOST_COLUMNS = 24

/** Tokens as React elements; HTML stays text, as does everything that is not known here. */
export const drawBlocks = (tokens: readonly Token[], draw: MarkdownDrawing, depth = 0): ReactNode =>
  tokens.map((token, at) => (
    <Fragment key={at}>
      {depth > MOST_DEPTH ? draw.text(token.raw) : drawBlock(token, draw, depth)}
    </Fragment>
  ))

// Tokens are told apart by their type, which the library's own union does not narrow by: it also
// holds a generic token of any type.
function drawBlock(token: Token, draw: MarkdownDrawing, depth: number): ReactNode {
  switch (token.type) {
    case 'heading': {
      const heading = token as Tokens.Heading
      return draw.heading(heading, drawInline(heading.tokens, draw, depth))
    }
    case 'paragraph':
      return <p className="my-2">{drawInline((token as Tokens.Paragraph).tokens, draw, depth)}</p>
    case 'list':
      return drawList(token as Tokens.List, draw, depth)
    case 'code':
      return draw.code(token as Tokens.Code)
    case 'table':
      return drawTable(token as Tokens.Table, draw, depth)
    case 'blockquote':
      return (
        <blockquote className="border-l-2 pl-3 text-ink-2">
          {drawBlocks((token as Tokens.Blockquote).tokens, draw, depth + 1)}
        </blockquote>
      )
    case 'hr':
      return <hr className="my-4" />
    case 'space':
      return null
    case 'text':
      return drawLeaf(token as Tokens.Text, draw, depth)
    default:
      return <p className="my-2 whitespace-pre-wrap">{draw.text(token.raw)}</p>
  }
}

function drawList({ ordered, start, items }: Tokens.List, draw: MarkdownDrawing, depth: number) {
  const Name = ordered ? 'ol' : 'ul'
  return (
    <Name
      start={ordered && start !== '' ? start : undefined}
      className={`my-2 grid gap-1 pl-5 ${ordered ? 'list-decimal' : 'list-disc'}`}
    >
      {items.map((item, at) => (
        <li key={at}>
          {item.task && (item.checked ? '☑ ' : '☐ ')}
          {drawBlocks(item.tokens, draw, depth + 1)}
        </li>
      ))}
    </Name>
  )
}

function drawTable({ header, rows }: Tokens.Table, draw: MarkdownDrawing, depth: number) {
  const shown = rows.slice(0, MOST_ROWS)
  const [columns, more] = [header.slice(0, MOST_COLUMNS), rows.length - shown.length]
  return (
    <div className="my-3 scroll-x" role="group" aria-label="Table" tabIndex={0}>
      <table className="w-full">
        <thead>
          <tr className="border-b border-rule-strong">
            {columns.map((cell, at) => (
              <th key={at} scope="col" className="py-1 pr-4 align-bottom">
                {drawInline(cell.tokens, draw, depth)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, at) => (
            <tr key={at} className="border-b align-top last:border-0">
              {row.slice(0, MOST_COLUMNS).map((cell, place) => (
                <td key={place} className="min-w-[72px] py-1 pr-4 wrap-break-word">
                  {drawInline(cell.tokens, draw, depth)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {(more > 0 || header.length > MOST_COLUMNS) && (
        <p className="text-xs text-ink-3">The rest of the table stands in the source.</p>
      )}
    </div>
  )
}

const drawInline = (tokens: readonly Token[], draw: MarkdownDrawing, depth: number): ReactNode =>
  tokens.map((token, at) => (
    <Fragment key={at}>
      {depth > MOST_DEPTH ? draw.text(token.raw) : drawInlineToken(token, draw, depth)}
    </Fragment>
  ))

function drawInlineToken(token: Token, draw: MarkdownDrawing, depth: number): ReactNode {
  const within = (tokens: readonly Token[]) => drawInline(tokens, draw, depth + 1)
  switch (token.type) {
    case 'strong':
      return <strong className="font-[620]">{within((token as Tokens.Strong).tokens)}</strong>
    case 'em':
      return <em>{within((token as Tokens.Em).tokens)}</em>
    case 'del':
      return <del>{within((token as Tokens.Del).tokens)}</del>
    case 'codespan':
      return (
        <code className="font-mono text-xs wrap-anywhere in-[table]:wrap-break-word">
          {draw.text((token as Tokens.Codespan).text)}
        </code>
      )
    case 'br':
      return <br />
    case 'link':
      return draw.link(token as Tokens.Link, within((token as Tokens.Link).tokens))
    case 'image':
      return draw.image(token as Tokens.Image)
    case 'text':
    case 'escape':
      return drawLeaf(token as Tokens.Text, draw, depth)
    default:
      return draw.text(token.raw)
  }
}

const drawLeaf = ({ tokens, text }: Tokens.Text, draw: MarkdownDrawing, depth: number) =>
  tokens ? drawInline(tokens, draw, depth + 1) : draw.text(text)
