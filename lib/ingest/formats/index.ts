import type { Container, Format } from '@/lib/ingest/formats/reading/container-format'
import { benchflow } from '@/lib/ingest/formats/containers/benchflow'
import { harbor } from '@/lib/ingest/formats/containers/harbor'
import { loose } from '@/lib/ingest/formats/containers/loose'
import { publishedTables } from '@/lib/ingest/formats/containers/published-tables'
import { skillCreator } from '@/lib/ingest/formats/containers/skill-creator'
import { taskFolder } from '@/lib/ingest/formats/containers/task-folder'

/** All formats of trials, most specific first: the first to claim a file has it. */
export const CONTAINERS: readonly Container[] = [benchflow, harbor, taskFolder, skillCreator, loose]

/** All formats that a delivery may have, those without trials too. */
export const FORMATS: readonly Format[] = [publishedTables, ...CONTAINERS]
