import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { TABS, viewDataHref } from '@/lib/url/views'
import { experimentHref } from '@/lib/url/site'
import { writeDelivery } from '@/lib/cli/torture-acts'
import { cookiesOf, sendForm } from './send-form'

/** Who soaks a server. */
export interface Soaked {
  readonly origin: string
  readonly cookie: string
  readonly token: string
  readonly folder: string
  readonly person: { readonly email: string; readonly password: string }
  /** Trials to lay side by side. */
  readonly trials: readonly string[]
}

/** Something that people do, and how long to rest after it. */
export interface SoakAct {
  readonly restMs: number
  /** A sentence where it went wrong. */
  run(soaked: Soaked, turn: number): Promise<string | null>
}

async function read({ origin, cookie }: Soaked, path: string): Promise<string | null> {
  const answer = await fetch(origin + path, { headers: { cookie }, redirect: 'manual' })
  const text = await answer.text()
  if (answer.status !== 200) return `${path}: ${answer.status}`
  return text.includes('Something went wrong') ? `${path}: an error page` : null
}

const SLUGS = ['demo', 'skillsbench-v1-1', 'demo-evolution']
const PAGES = [
  ...['/', '/imports', '/docs'],
  ...SLUGS.flatMap((slug) => TABS.map(({ path }) => experimentHref(slug, path))),
  ...SLUGS.flatMap((slug) => [viewDataHref(slug, 'tasks'), viewDataHref(slug, 'overview')]),
]
const WORDS = ['error', 'file', 'the', 'python', 'test', 'skill']

const DELIVERED = 60
const REWARDS = [0, 0.25, 0.5]

export const SOAK_ACTS: Readonly<Record<string, SoakAct>> = {
  read: {
    restMs: 100,
    run: (soaked, turn) => read(soaked, PAGES[(turn * 7) % PAGES.length]!),
  },
  search: {
    restMs: 500,
    run: (soaked, turn) => read(soaked, `/search?q=${WORDS[turn % WORDS.length]}`),
  },
  diff: {
    restMs: 500,
    run(soaked, turn) {
      const at = (index: number) => soaked.trials[index % soaked.trials.length]
      return read(soaked, `/diff?left=${at(turn)}&right=${at(turn * 3 + 1)}`)
    },
  },
  'sign in': {
    restMs: 5000,
    async run({ origin, person }) {
      const answer = await sendForm({ url: `${origin}/sign-in`, field: 'password', values: person })
      return cookiesOf(answer) === '' ? `sign-in: ${answer.status} without a cookie` : null
    },
  },
  import: {
    restMs: 10_000,
    async run({ origin, token, folder }, turn) {
      const place = join(folder, 'delivery')
      await writeDelivery(place, DELIVERED, REWARDS[turn % REWARDS.length]!)
      const to = ['--to', origin, '--experiment', 'soaked']
      const child = spawn(process.execPath, ['lib/cli/push.mjs', place, ...to], {
        env: { ...process.env, SKILLSCOPE_TOKEN: token, XDG_CACHE_HOME: folder },
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      let said = ''
      child.stderr.on('data', (text) => (said += text))
      const [code] = (await once(child, 'exit')) as [number | null]
      return code === 0 ? null : `push ended with ${code}: ${said.slice(-300)}`
    },
  },
}
