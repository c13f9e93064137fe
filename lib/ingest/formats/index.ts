import type { LogAdapter } from '@/lib/ingest/log-adapter'
import { atifFile } from './atif-file'
import { harbor } from './harbor'
import { taskFolder } from './task-folder'

/** All formats, most specific first: the first to claim a file has it. */
export const ADAPTERS: readonly LogAdapter[] = [harbor, taskFolder, atifFile]
