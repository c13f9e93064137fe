import type { Json } from '@/lib/domain/json'
import { stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { claimByHead } from '@/lib/ingest/formats/reading/claim-by-head'
import type { Container, LogBundle, ReadItem } from '@/lib/ingest/formats/reading/container-format'
import { timeOf } from '@/lib/ingest/formats/reading/time-of'

// A search over texts of a skill, a node a line: {search, node, parent, order, visits, mean, ucb, c,
// skill, at}. A shape of our own, since no system that searches releases its tree (docs/formats.md,
// "Search trees"). What we lose: nothing; a line without a node is named.

const has = (head: string, field: string) => new RegExp(`"${field}"\\s*:`).test(head)

const isSearch = (head: string): boolean =>
  /^\ufeff?\s*\{/.test(head) &&
  ['node', 'parent', 'visits'].every((field) => has(head, field)) &&
  (has(head, 'mean') || has(head, 'ucb'))

const numberOrNull = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null

async function* read(bundle: LogBundle): AsyncGenerator<ReadItem> {
  const reader = new BundleReader(bundle)
  const path = bundle.files[0]!.path.slice(bundle.root === '' ? 0 : bundle.root.length + 1)
  for await (const { line, value } of reader.eachJsonLine(path)) {
    const node = stringOrNull(value.node)
    if (node === null) {
      reader.note('unexpected_shape', path, 'a line without the name of a node', line)
      continue
    }
    const search = stringOrNull(value.search) ?? path.replace(/\.jsonl$/, '')
    yield {
      kind: 'evolution',
      event: {
        ...{ kind: 'search_node', key: `${search} ${node}`, skill: stringOrNull(value.skill) },
        ...{ version: null, round: numberOrNull(value.order), at: timeOf(value.at) },
        // Parsed from JSON, and so JSON.
        body: { ...(value as Record<string, Json>), search, node },
      },
    }
  }
  for (const problem of reader.problems) yield { kind: 'problem', problem }
}

export const searchTree: Container = {
  format: 'search-tree',
  label: 'Search trees',
  version: 1,
  claim: claimByHead((path) => path.endsWith('.jsonl'), isSearch),
  read,
}
