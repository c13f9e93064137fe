/**
 * The texts of the JSON objects that stand one after the other in a text, whatever lies between them:
 * neither a list nor lines. What is cut short at the end is left out.
 */
export function* splitObjects(text: string): Generator<string> {
  let depth = 0
  let start = -1
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (depth > 0 && code === 0x22) inString = !inString
    else if (inString) at += code === 0x5c ? 1 : 0
    else if (code === 0x7b) {
      if (depth === 0) start = at
      depth += 1
    } else if (code === 0x7d && depth > 0) {
      depth -= 1
      if (depth === 0) yield text.slice(start, at + 1)
    }
  }
}
