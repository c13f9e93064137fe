import Link from 'next/link'
import { experimentSettingsHref } from '@/lib/url/imports'
import { importsHref } from '@/lib/url/site'
import { tasksHref } from '@/lib/url/task-list'

/** Where an experiment has no two known conditions: that, and the ways on. */
export function NothingToCompare({ slug, nTasks }: { slug: string; nTasks: number }) {
  return (
    <p className="mt-6 max-w-[620px] text-ink-2">
      There are no two known conditions to compare.{' '}
      {nTasks > 0 && (
        <>
          <Link href={tasksHref(slug)} className="underline underline-offset-2">
            See the tasks with their rates
          </Link>
          ,{' '}
          <Link href={experimentSettingsHref(slug)} className="underline underline-offset-2">
            say what skills the trials had
          </Link>
          , or{' '}
        </>
      )}
      <Link href={importsHref(slug)} className="underline underline-offset-2">
        {nTasks > 0 ? 'import the same tasks under another condition' : 'Import logs into it'}
      </Link>
      .
    </p>
  )
}
