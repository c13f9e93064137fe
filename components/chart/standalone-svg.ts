// A drawn chart takes colours and fonts from the page's tokens; a file has no page, so that what a
// browser computed is written onto each element.
const PROPERTIES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'opacity',
  'font-size',
  'font-weight',
  'font-family',
  'font-feature-settings',
  'text-anchor',
  'paint-order',
] as const

export interface StandaloneSvg {
  readonly text: string
  readonly width: number
  readonly height: number
}

/** What a saved picture says of itself, away from its page. */
export interface ChartCaption {
  /** The question that the chart answers. */
  readonly title: string
  /** What it rests on: n, what the interval is, how it was made. */
  readonly note: string
}

const MARGIN = 14
const TITLE = { size: 14, line: 20 }
const NOTE = { size: 11, line: 15 }

/** Text in lines of a width; letters are taken as more than half as wide as high, bold ones more so. */
function wrapText(text: string, width: number, size: number, isBold = false): string[] {
  const most = Math.max(12, Math.floor(width / (size * (isBold ? 0.6 : 0.54))))
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

const make = (name: string, attributes: Readonly<Record<string, string | number>>) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  return element
}

/** The drawn chart with its question above, what it rests on and its link below; `font` is a rule for it. */
export function standaloneSvg(
  svg: SVGSVGElement,
  { title, note }: ChartCaption,
  link: string,
  font: string,
): StandaloneSvg {
  const chart = copyDrawn(svg)
  const { width: inner, height: innerHeight } = svg.getBoundingClientRect()
  const width = inner + 2 * MARGIN
  const titleLines = wrapText(title, inner, TITLE.size, true)
  const noteLines = [...wrapText(note, inner, NOTE.size), ...wrapText(link, inner, NOTE.size)]
  const top = MARGIN + titleLines.length * TITLE.line + 4
  const height = top + innerHeight + 10 + noteLines.length * NOTE.line + MARGIN
  const style = getComputedStyle(document.body)
  const lines = (of: readonly string[], y: number, kind: typeof TITLE, fill: string) =>
    of.map((line, index) => {
      const element = make('text', {
        ...{ x: MARGIN, y: y + index * kind.line, fill },
        ...{ 'font-size': kind.size, 'font-family': style.fontFamily },
        'font-weight': kind === TITLE ? 600 : 400,
      })
      element.textContent = line
      return element
    })
  chart.setAttribute('x', String(MARGIN))
  chart.setAttribute('y', String(top))
  chart.setAttribute('width', String(inner))
  chart.setAttribute('height', String(innerHeight))
  const page = make('svg', {
    ...{ width, height, viewBox: `0 0 ${width} ${height}` },
    xmlns: 'http://www.w3.org/2000/svg',
  })
  if (font) {
    const rule = make('style', {})
    rule.textContent = font
    page.append(rule)
  }
  page.append(
    make('rect', { width: '100%', height: '100%', fill: style.backgroundColor }),
    ...lines(titleLines, MARGIN + TITLE.size, TITLE, style.color),
    chart,
    ...lines(noteLines, top + innerHeight + 10 + NOTE.size, NOTE, style.color),
  )
  return { text: new XMLSerializer().serializeToString(page), width, height }
}

/** A copy with the computed colours and fonts on each element. */
function copyDrawn(svg: SVGSVGElement): SVGSVGElement {
  // A clone of an element is one of its kind.
  const copy = svg.cloneNode(true) as SVGSVGElement
  const originals = [svg, ...svg.querySelectorAll('*')]
  const copies = [copy, ...copy.querySelectorAll('*')]
  originals.forEach((original, index) => {
    const style = getComputedStyle(original)
    for (const property of PROPERTIES)
      copies[index]!.setAttribute(property, style.getPropertyValue(property))
    copies[index]!.removeAttribute('class')
    copies[index]!.removeAttribute('style')
  })
  const { width, height } = svg.getBoundingClientRect()
  copy.setAttribute('viewBox', `0 0 ${width} ${height}`)
  return copy
}

/** The picture at twice its size, for slides. */
export async function svgToPng({ text, width, height }: StandaloneSvg): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * 2
  canvas.height = height * 2
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser has no canvas.')
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture.'))), 'image/png'),
  )
}
