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
  'text-anchor',
] as const

export interface StandaloneSvg {
  readonly text: string
  readonly width: number
  readonly height: number
}

export function standaloneSvg(svg: SVGSVGElement): StandaloneSvg {
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
  const page = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  page.setAttribute('width', '100%')
  page.setAttribute('height', '100%')
  page.setAttribute('fill', getComputedStyle(document.body).backgroundColor)
  copy.insertBefore(page, copy.firstChild)
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  copy.setAttribute('viewBox', `0 0 ${width} ${height}`)
  return { text: new XMLSerializer().serializeToString(copy), width, height }
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
