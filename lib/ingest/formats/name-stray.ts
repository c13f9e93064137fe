// What files are that hold no trials, by their names: what nobody can read should say what would help.

const NAMES: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)skills-lock\.json$/, 'a list of installed skills, without trials'],
  [
    /(?:^|\/)(?:evals|trigger[-_]evals?|activation-prompts)\.json$/,
    'prompts of an evaluation; import what its runs wrote (grading.json, benchmark.json, results)',
  ],
  [
    /(?:^|\/)(?:eval|promptfooconfig)\.ya?ml$/,
    'settings of an evaluation; import the results that it wrote',
  ],
  [/(?:^|\/)SKILL\.md$/, 'a skill; import it with the tasks or trials that it was offered in'],
  [/\.(?:md|txt|log|html)$/, 'text for people; import the logs that lie beside it'],
  [/\.(?:csv|tsv|parquet)$/, 'a table; name its columns with --columns'],
]

/** What all these files are, in a few words; null where they differ or nothing tells. */
export function nameStray(
  files: readonly { readonly path: string; readonly bytes: number }[],
): string | null {
  const words = files.map(({ path, bytes }) =>
    bytes === 0 ? 'empty' : (NAMES.find(([name]) => name.test(path))?.[1] ?? null),
  )
  return words.every((word) => word === words[0]) ? (words[0] ?? null) : null
}
