import { FINISH_VERSION } from '@/lib/ingest/finish/trial-identity'
import type { Container } from '@/lib/ingest/formats/reading/container-format'
import { TRANSCRIPTS } from '@/lib/ingest/formats/transcripts/registry'

/**
 * The versions of whatever may have read a bundle of this format. Where one is raised, what was
 * remembered of earlier deliveries counts no more.
 */
export const readerStamp = ({ format, version }: Container): string =>
  [
    `finish ${FINISH_VERSION}`,
    `${format} ${version}`,
    ...TRANSCRIPTS.map((one) => `${one.format} ${one.version}`),
  ].join(', ')
