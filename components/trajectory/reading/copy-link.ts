/** Copies the link to a place of this site; says what became of it, and the link where it failed. */
export function copyLink(href: string, place: string, say: (text: string) => void): void {
  const link = new URL(href, window.location.href).href
  navigator.clipboard
    .writeText(link)
    .then(() => say(`Link to ${place} copied.`))
    .catch(() => say(`The browser does not let us copy; the link is ${link}`))
}
