import type { Page } from 'playwright'

// How long the main thread of a page was held, as the browser's own trace has it. Counted is the
// thread's processor time, which other work on the machine stretches far less than the clock; on a
// quiet machine the two are the same.

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tdur?: number
  readonly args: {
    readonly data?: {
      readonly processId?: number
      readonly url?: string
      readonly frames?: readonly { readonly processId: number }[]
    }
  }
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline']

/** The longest task in milliseconds that the page's main thread had while `act` ran. */
export async function longestTaskMs(page: Page, act: () => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => {
    // The protocol leaves trace events untyped; their format is Chromium's.
    for (const event of value as unknown as TraceEvent[]) if (isWanted(event)) events.push(event)
  })
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES },
  })
  await act()
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await complete
  await session.detach()
  const own = new Set(
    events.flatMap(({ args: { data } }) => [
      ...(data?.frames ?? []).map((frame) => frame.processId),
      ...(data?.processId === undefined ? [] : [data.processId]),
    ]),
  )
  const tasks = events.filter(({ name, pid }) => name === 'RunTask' && own.has(pid))
  if (tasks.length === 0) throw new Error('The trace holds no task of the page.')
  return Math.max(...tasks.map(({ tdur }) => (tdur ?? 0) / 1000))
}

/** Tasks, and what tells which process draws the page. */
const isWanted = ({ name, args }: TraceEvent) =>
  name === 'RunTask' ||
  name === 'TracingStartedInBrowser' ||
  (name === 'FrameCommittedInBrowser' && args.data?.url?.startsWith('http') === true)
