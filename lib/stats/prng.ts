/** FNV-1a of the text's UTF-8 bytes: a seed from a label ("try another seed"). */
export function prngFnv1a32({ text }: { readonly text: string }): { hash: number } {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193)
  }
  return { hash: hash >>> 0 }
}
