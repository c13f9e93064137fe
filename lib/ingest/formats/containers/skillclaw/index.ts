import { BundleReader, isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import type { Container, LogBundle, ReadItem } from '@/lib/ingest/formats/reading/container-format'
import { contentIdOf } from '@/lib/ingest/formats/reading/result-file'
import { claimStores, roundFiles } from './claim-stores'
import { draftSession } from './draft-session'
import { readHistory } from './read-library'
import { readVersions } from './read-versions'
import { roundsOf } from './store-rounds'

// A shared store of SkillClaw (github.com/AMAP-ML/SkillClaw), below <root>/<group>/: sessions of users,
// the skills that are made of them overnight, and what validators said of each candidate. A session is
// a trial; which texts it ran with follows from its time only. What we lose: records/ (the same
// conversations again), skill_stats.json, and whatever a store has deleted: sessions leave it after
// each cycle, so that what is delivered once is kept here.

async function* readSession(bundle: LogBundle): AsyncGenerator<ReadItem> {
  const file = bundle.files[0]!
  const cut = file.path.lastIndexOf('/')
  const reader = new BundleReader({ ...bundle, root: cut < 0 ? '' : file.path.slice(0, cut) })
  const session = await reader.json(file.path.slice(cut + 1))
  if (isRecord(session)) {
    const draft = draftSession(session, file.path, await roundsOf(bundle.beside ?? []))
    // The round follows from other files too: a session of which it changed is another content.
    const contentHash = contentIdOf(reader.contentHash(), draft.condition?.stated ?? null)
    yield { kind: 'trial', draft: { ...draft, sources: reader.sources, contentHash } }
  } else if (reader.problems.length === 0)
    reader.note('unexpected_shape', file.path.slice(cut + 1), 'no session')
  for (const problem of reader.problems) yield { kind: 'problem', problem }
}

async function* readLibrary(bundle: LogBundle): AsyncGenerator<ReadItem> {
  const reader = new BundleReader(bundle)
  for await (const version of readVersions(reader)) yield { kind: 'skill_version', version }
  const rounds = await roundsOf(roundFiles(bundle.files))
  for await (const event of readHistory(reader, rounds)) yield { kind: 'evolution', event }
  for (const problem of reader.problems) yield { kind: 'problem', problem }
}

const isSession = ({ root, files }: LogBundle) => files.length === 1 && files[0]!.path === root

export const skillclaw: Container = {
  format: 'skillclaw',
  label: 'SkillClaw stores',
  version: 2,
  canReadApart: true,
  setAside: [
    { files: /^manifest\.jsonl$/, holds: 'the list of the skills, which their folders are' },
    { files: /^skills\/[^/]+\//, holds: 'the current text of a skill, the last of its versions' },
    { files: /^records\//, holds: 'the same conversations again' },
    { files: /^(?:.*\/)?skill_stats\.json$/, holds: 'counts of how often skills were used' },
  ],
  claim: claimStores,
  read: (bundle) => (isSession(bundle) ? readSession(bundle) : readLibrary(bundle)),
}
