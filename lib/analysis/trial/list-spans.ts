import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { experiment, span, trial } from '@/db/schema'
import type { Span } from '@/lib/domain/new-trial'

/** The spans of the live trial that a permalink names, by their first step; none where there is no such trial. */
export const listSpans = (db: Db, trialUid: string): Promise<Span[]> =>
  db
    .select({
      kind: span.kind,
      firstStep: span.firstStep,
      lastStep: span.lastStep,
      data: span.data,
    })
    .from(span)
    .innerJoin(trial, eq(trial.id, span.trialId))
    .innerJoin(experiment, eq(experiment.id, trial.experimentId))
    .where(and(eq(trial.uid, trialUid), eq(trial.isLive, true), isNull(experiment.deletedAt)))
    .orderBy(asc(span.firstStep), asc(span.id))
