import { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { claimByHead } from '@/lib/ingest/formats/reading/claim-by-head'
import type { Container, LogBundle, ReadItem } from '@/lib/ingest/formats/reading/container-format'
import { readRow } from './read-row'

// Evaluations of SkillFactory (github.com/Zayne-sprague/SkillFactory) as JSON lines: a row a
// question, {question, answer, task, prompt, model_responses[], model_responses__eval_is_correct[],
// model_responses__internal_answers__eval_is_correct[][], …}. One row is as many trials as it has
// responses. Rows of training data that hold responses (`…__mutated_prompts`, and the older
// `…__example_annotation`) read the same. What we lose: prompts of reflections, spans that some dumps
// list, and everything in `all_other_columns` and `prompt__metadata`.

const isEval = (head: string): boolean =>
  /^\ufeff?\s*\{/.test(head) &&
  /"question"\s*:/.test(head) &&
  /"model_responses(?:__mutated_prompts|__example_annotation)?(?:__eval_is_correct)?"\s*:/.test(
    head,
  )

async function* read(bundle: LogBundle): AsyncGenerator<ReadItem> {
  const reader = new BundleReader(bundle)
  const file = bundle.files[0]!
  const path = file.path.slice(bundle.root === '' ? 0 : bundle.root.length + 1)
  const place = { file: file.path, stem: path.replace(/\.jsonl$/, '') }
  const sources = [{ path: file.path, bytes: file.bytes }]
  let rows = 0
  // One line at a time: a row may have dozens of long responses.
  for await (const { line, value } of reader.eachJsonLine(path)) {
    const found = readRow(value, place)
    if (found === null) {
      reader.note('unexpected_shape', path, 'a row without a question or without a response', line)
      continue
    }
    rows += 1
    if (found.nUnread > 0)
      reader.note('unexpected_shape', path, `${found.nUnread} responses that are no text`, line)
    yield { kind: 'task', task: found.task }
    for (const { key, make } of found.trials)
      yield { kind: 'row', key, make: () => ({ ...make(), sources }) }
  }
  if (rows === 0 && reader.problems.length === 0)
    reader.note('unexpected_shape', path, 'no row in it')
  for (const problem of reader.problems) yield { kind: 'problem', problem }
}

export const skillFactory: Container = {
  format: 'skillfactory',
  label: 'Evaluations of SkillFactory',
  version: 1,
  claim: claimByHead((path) => path.endsWith('.jsonl'), isEval),
  read,
}
