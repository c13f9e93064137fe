import type { LogAdapter } from './log-adapter'
import { atifFile } from '@/lib/ingest/formats/containers/loose'
import { harbor } from '@/lib/ingest/formats/containers/harbor'
import { taskFolder } from '@/lib/ingest/formats/containers/task-folder'

/** All formats, most specific first: the first to claim a file has it. */
export const ADAPTERS: readonly LogAdapter[] = [harbor, taskFolder, atifFile]
