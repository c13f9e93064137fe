/** The letters of a name in a chart: of a family's files only the one with Latin is taken along. */
const LATIN = /U\+0{0,4}-0{0,2}FF\b/i

let known: Promise<string> | null = null

/**
 * The page's own font as a rule that needs no other file, so that a saved picture looks and breaks
 * its lines as the page does. Empty where the font cannot be had: the file then names the family.
 */
export function embeddedFont(): Promise<string> {
  known ??= readFont()
  return known
}

async function readFont(): Promise<string> {
  const [family = ''] = getComputedStyle(document.body).fontFamily.split(',')
  const rule = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .find(
      (one): one is CSSFontFaceRule =>
        one instanceof CSSFontFaceRule && isLatinOf(one.style, unquoted(family)),
    )
  const path = rule && /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1]
  if (!path) return ''
  const answer = await fetch(new URL(path, rule.parentStyleSheet?.href ?? location.href))
  if (!answer.ok) return ''
  const data = await asDataUrl(await answer.blob())
  return `@font-face{font-family:"${unquoted(family)}";font-weight:100 900;src:url(${data}) format("woff2")}`
}

const unquoted = (name: string) => name.trim().replace(/^["']|["']$/g, '')

const isLatinOf = (style: CSSStyleDeclaration, family: string) =>
  unquoted(style.getPropertyValue('font-family')) === family &&
  LATIN.test(style.getPropertyValue('unicode-range'))

const asDataUrl = (blob: Blob) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(new Error('The font could not be read.'))
    reader.readAsDataURL(blob)
  })
