import { bareTask } from '@/lib/domain/new-trial'
import { pathMatcher } from '@/lib/domain/name-pattern'
import { isTaskName } from '@/lib/domain/task-name'
import { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { Container, LogBundle, ReadItem } from '@/lib/ingest/formats/reading/container-format'
import { MAPPING, MappedFiles } from './claim-mapped'
import { draftMapped } from './draft-mapped'
import { KNOWN_MAPPINGS } from './known-mappings'
import { placesOf } from './mapped-places'
import { parseMapping, type Mapping } from './mapping'
import { pick, type TrialPlace } from './pick-field'

// Folders of one's own with two arms: a small file says where the trials are and which field means
// what (mapping.ts); for some published layouts we bring it (known-mappings.ts). A trial is one file of
// JSON or YAML or a part of one, with others and agents' logs beside it. What we lose: whatever the
// mapping does not name.

/** The mapping that a bundle brings, else the one that its file is known by. */
async function mappingOf(reader: BundleReader, path: string): Promise<Mapping | string> {
  if (reader.bundle.mapping) return parseMapping(reader.bundle.mapping)
  const [written] = reader.paths(MAPPING)
  if (written !== undefined) return parseMapping(await reader.json(written))
  const head = await reader.head(path)
  const known = KNOWN_MAPPINGS.find(
    ({ file, has }) => file.test(path) && has.every((field) => field.test(head)),
  )
  return known?.mapping ?? 'no mapping'
}

/** What one place gives: a trial with its task, else what is wrong with it. */
async function* readPlace(
  place: TrialPlace,
  mapping: Mapping,
  file: string,
  given: LogBundle['mapping'],
) {
  const { reader, path } = place
  const draft = await draftMapped(place, mapping, file, given)
  if (draft === null || !isTaskName(draft.taskName)) {
    if (reader.problems.length === 0)
      reader.note('unexpected_shape', path, 'no name of a task where the mapping says')
    for (const problem of reader.problems) yield { kind: 'problem' as const, problem }
    return
  }
  yield { kind: 'trial' as const, draft }
  const domain = await pick(place, mapping.fields.domain)
  if (typeof domain !== 'string') return
  const task = { ...bareTask(draft.taskName), file, domain, skills: null }
  yield { kind: 'task' as const, task }
}

async function* read(bundle: LogBundle): AsyncGenerator<ReadItem> {
  const [file] = bundle.files
  if (file === undefined) return
  const reader = new BundleReader(bundle)
  const path = file.path.slice(bundle.root === '' ? 0 : bundle.root.length + 1)
  const mapping = await mappingOf(reader, path)
  if (typeof mapping === 'string') {
    reader.note('unexpected_shape', path, mapping)
  } else {
    const names = pathMatcher(mapping.trials)(path) ?? new Map<string, string>()
    for await (const place of placesOf({ reader, path, names }, mapping))
      yield* readPlace(place, mapping, file.path, bundle.mapping)
    if (mapping.rows === undefined) return
  }
  for (const problem of reader.problems) yield { kind: 'problem', problem }
}

export const mapped: Container = {
  format: 'mapped',
  label: 'Folders by a mapping',
  version: 1,
  // All that a mapping does not name for a trial is claimed by nobody; of no bundle is what it leaves out.
  setAside: [{ files: /./, holds: 'what the mapping leaves out, or a trial does not need' }],
  async claim(files, set) {
    const found = new MappedFiles(files)
    if (Array.isArray(set?.mappings)) found.addGiven(set.mappings)
    await found.addWritten()
    await found.addKnown()
    return found.claim
  },
  read,
}
