import { createLowlight } from 'lowlight'
import bash from 'highlight.js/lib/languages/bash'
import css from 'highlight.js/lib/languages/css'
import diff from 'highlight.js/lib/languages/diff'
import ini from 'highlight.js/lib/languages/ini'
import javascript from 'highlight.js/lib/languages/javascript'
import json from 'highlight.js/lib/languages/json'
import markdown from 'highlight.js/lib/languages/markdown'
import python from 'highlight.js/lib/languages/python'
import sql from 'highlight.js/lib/languages/sql'
import typescript from 'highlight.js/lib/languages/typescript'
import xml from 'highlight.js/lib/languages/xml'
import yaml from 'highlight.js/lib/languages/yaml'

// A small set, loaded when the first code is drawn: what skills, tasks and agents are written in.
const languages = {
  ...{ bash, css, diff, ini, javascript, json, markdown, python, sql, typescript, xml, yaml },
}
const lowlight = createLowlight(languages)

/** A piece of code, and what it is: `keyword`, `string`, `comment`; null for the rest. */
export interface CodePiece {
  readonly text: string
  readonly kind: string | null
}

// Grammars go back from each letter of a word that nothing ends, and from each link of a line: their time
// grows with the square or the cube of it. JSON without a blank is common, and quick.
const LONG_WORD = /\S{500}/
const MOST_LINKS_A_LINE = 50
// Each opens a level within the last; hundreds of levels are more than the stack holds.
const MOST_OPENINGS = 200

const countOf = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0

const isSlow = (text: string, language: string) =>
  (language !== 'json' && LONG_WORD.test(text)) ||
  (language === 'markdown' &&
    text.split('\n').some((line) => countOf(line, /\]\(/g) > MOST_LINKS_A_LINE)) ||
  (language === 'bash' && countOf(text, /\$[{(]/g) > MOST_OPENINGS)

/** Code as pieces of one kind each, in order; together they are the text. Null: better shown in one colour. */
export function highlightCode(text: string, language: string): readonly CodePiece[] | null {
  if (!lowlight.registered(language) || isSlow(text, language)) return null
  try {
    return piecesOf(text, language)
  } catch {
    // Grammars of others on text of others: what one cannot take loses its colours, not the page.
    return null
  }
}

function piecesOf(text: string, language: string): readonly CodePiece[] {
  const pieces: { text: string; kind: string | null }[] = []
  const walk = (nodes: ReturnType<typeof lowlight.highlight>['children'], kind: string | null) => {
    for (const node of nodes) {
      if (node.type === 'element') walk(node.children, kindOf(node.properties.className) ?? kind)
      if (node.type !== 'text') continue
      const last = pieces.at(-1)
      if (last?.kind === kind) last.text += node.value
      else pieces.push({ text: node.value, kind })
    }
  }
  walk(lowlight.highlight(language, text).children, null)
  return pieces
}

/** `hljs-title function_` → `title`. */
function kindOf(className: unknown): string | null {
  const [name] = Array.isArray(className) ? className.map(String) : []
  return name?.replace(/^hljs-/, '') ?? null
}
