import Link from 'next/link'
import { Fragment, type ReactNode } from 'react'
import { lexer, type Token, type Tokens } from 'marked'
import { headingId, linkInDoc } from '@/lib/url/docs'

/** A doc of ours as React nodes; HTML in it stays text. */
export function MarkdownDoc({ text, path }: { text: string; path: string }) {
  return <>{blocks(lexer(text), path)}</>
}

const blocks = (tokens: readonly Token[], path: string): ReactNode =>
  tokens.map((token, at) => <Block key={at} token={token} path={path} />)

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const
const HEADING_LOOKS = ['', 'mt-8 mb-2', 'mt-6 mb-1 text-sm font-[620]', 'mt-4 font-[620]', '', '']

// Tokens are told apart by their type, which the library's own union does not narrow by: it also
// holds a generic token of any type.
function Block({ token, path }: { token: Token; path: string }): ReactNode {
  switch (token.type) {
    case 'heading': {
      const { depth, text, tokens } = token as Tokens.Heading
      const Name = HEADINGS[depth - 1]!
      return (
        <Name
          id={headingId(text)}
          className={`scroll-mt-4 target:bg-flash ${HEADING_LOOKS[depth - 1]}`}
        >
          {inline(tokens, path)}
        </Name>
      )
    }
    case 'paragraph':
      return <p className="my-2">{inline((token as Tokens.Paragraph).tokens, path)}</p>
    case 'list': {
      const { ordered, items } = token as Tokens.List
      const Name = ordered ? 'ol' : 'ul'
      return (
        <Name className={`my-2 grid gap-1 pl-5 ${ordered ? 'list-decimal' : 'list-disc'}`}>
          {items.map((item, at) => (
            <li key={at}>{blocks(item.tokens, path)}</li>
          ))}
        </Name>
      )
    }
    case 'code':
      return (
        <pre tabIndex={0} className="my-3 overflow-x-auto border-l-2 bg-sunk px-3 py-2 text-xs">
          <code>{(token as Tokens.Code).text}</code>
        </pre>
      )
    case 'table':
      return <DocTable table={token as Tokens.Table} path={path} />
    case 'blockquote':
      return (
        <blockquote className="border-l-2 pl-3 text-ink-2">
          {blocks((token as Tokens.Blockquote).tokens, path)}
        </blockquote>
      )
    case 'hr':
      return <hr className="my-4" />
    case 'space':
      return null
    case 'text': {
      const { tokens, text } = token as Tokens.Text
      return tokens ? inline(tokens, path) : text
    }
    default:
      return <p className="my-2">{token.raw}</p>
  }
}

function DocTable({ table: { header, rows }, path }: { table: Tokens.Table; path: string }) {
  return (
    <div className="my-3 scroll-x" role="group" aria-label="Table" tabIndex={0}>
      <table className="w-full">
        <thead>
          <tr className="border-b border-rule-strong">
            {header.map((cell, at) => (
              <th key={at} scope="col" className="py-1 pr-4 align-bottom">
                {inline(cell.tokens, path)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at} className="border-b align-top last:border-0">
              {row.map((cell, place) => (
                <td key={place} className="py-1 pr-4">
                  {inline(cell.tokens, path)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const inline = (tokens: readonly Token[], path: string): ReactNode =>
  tokens.map((token, at) => (
    <Fragment key={at}>
      <Inline token={token} path={path} />
    </Fragment>
  ))

function Inline({ token, path }: { token: Token; path: string }): ReactNode {
  switch (token.type) {
    case 'strong':
      return <strong className="font-[620]">{inline((token as Tokens.Strong).tokens, path)}</strong>
    case 'em':
      return <em>{inline((token as Tokens.Em).tokens, path)}</em>
    case 'codespan':
      return (
        <code className="font-mono text-xs wrap-anywhere">{(token as Tokens.Codespan).text}</code>
      )
    case 'br':
      return <br />
    case 'link': {
      const { href, tokens } = token as Tokens.Link
      const to = linkInDoc(path, href)
      const text = inline(tokens, path)
      return to === null ? (
        text
      ) : (
        <Link href={to} className="underline underline-offset-2 hover:text-ink">
          {text}
        </Link>
      )
    }
    case 'text':
    case 'escape': {
      const { tokens, text } = token as Tokens.Text
      return tokens ? inline(tokens, path) : text
    }
    default:
      return token.raw
  }
}
