/**
 * A text that counts how many of its characters are looked at, so that a test can say how the work
 * of a scanner grows with it, whatever else the machine does.
 */
export function countedText(text: string): { text: string; looks: () => number } {
  let looks = 0
  const ways = {
    slice(from: number, to?: number) {
      const part = text.slice(from, to)
      looks += part.length
      return part
    },
    indexOf(what: string, from = 0) {
      const at = text.indexOf(what, from)
      looks += (at === -1 ? text.length : at + what.length) - from
      return at
    },
    length: text.length,
  }
  const counted: unknown = new Proxy(ways, {
    get(_, key) {
      if (key in ways) return ways[key as keyof typeof ways]
      if (typeof key === 'symbol' || !/^\d+$/.test(key)) {
        throw new Error(`A counted text cannot be asked for ${String(key)}.`)
      }
      looks += 1
      return text[Number(key)]
    },
  })
  // It answers as the text does to all that it lets itself be asked.
  return { text: counted as string, looks: () => looks }
}
