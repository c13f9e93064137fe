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

/** Code as pieces of one kind each, in order; together they are the text. */
export function highlightCode(text: string, language: string): readonly CodePiece[] {
  if (!lowlight.registered(language)) return [{ text, kind: null }]
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
