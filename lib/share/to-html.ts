import { visibleName, visibleText } from '@/lib/domain/visible-text'
import type { Block, Inline, Line, ShareDocument } from './document'

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
}

const escape = (text: string) => text.replace(/[&<>"']/g, (char) => ESCAPES[char]!)
const name = (text: string) => escape(visibleName(text))

function inlineHtml(inline: Inline, origin: string): string {
  if (typeof inline === 'string') return name(inline)
  if ('strong' in inline) return `<strong>${name(inline.strong)}</strong>`
  if ('code' in inline) return `<code>${name(inline.code)}</code>`
  return `<a href="${escape(origin + inline.href)}">${name(inline.link)}</a>`
}

const lineHtml = (line: Line, origin: string) =>
  line.map((inline) => inlineHtml(inline, origin)).join('')

function blockHtml(block: Block, origin: string): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${name(block.text)}</h2>`
    case 'paragraph':
      return `<p>${lineHtml(block.line, origin)}</p>`
    case 'list':
      return `<ul>${block.lines.map((line) => `<li>${lineHtml(line, origin)}</li>`).join('')}</ul>`
    case 'code':
      return `<pre>${escape(visibleText(block.text))}</pre>`
    case 'table': {
      const head = block.columns.map((column) => `<th>${name(column)}</th>`).join('')
      const rows = block.rows.map(
        (row) => `<tr>${row.map((cell) => `<td>${lineHtml(cell, origin)}</td>`).join('')}</tr>`,
      )
      return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`
    }
  }
}

const STYLE = `:root{color-scheme:light dark}
body{font:15px/1.5 system-ui,sans-serif;max-width:1080px;margin:2rem auto;padding:0 1rem}
h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}
.wide{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{border-bottom:1px solid color-mix(in srgb,currentColor 20%,transparent);padding:.25rem .75rem .25rem 0;text-align:left;vertical-align:top;overflow-wrap:anywhere}
code,pre{font:13px/1.45 ui-monospace,monospace}
pre{border:1px solid color-mix(in srgb,currentColor 20%,transparent);padding:.5rem;white-space:pre-wrap;overflow-wrap:anywhere}
footer{margin-top:2rem;font-size:.85rem;opacity:.75}`

/**
 * A document as one file that opens without a server: no script, nothing loaded from anywhere, all
 * text escaped. `made` says of which data it is.
 */
export function toHtml(
  { title, blocks, href }: ShareDocument,
  { origin, made }: { readonly origin: string; readonly made: string },
): string {
  const link = escape(origin + href)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${name(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${name(title)}</h1>
${blocks.map((block) => blockHtml(block, origin)).join('\n')}
<footer><p>${escape(made)} <a href="${link}">${link}</a></p></footer>
</body>
</html>
`
}
