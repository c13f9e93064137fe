/** Sentences that several things share, each once with all of them, in the order of their first. */
export function gatherSentences(
  told: readonly { readonly of: string; readonly sentence: string }[],
): readonly { readonly of: readonly string[]; readonly sentence: string }[] {
  const bySentence = new Map<string, string[]>()
  for (const { of, sentence } of told)
    bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), of])
  return [...bySentence].map(([sentence, of]) => ({ of, sentence }))
}
