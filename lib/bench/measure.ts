import { spawn } from 'node:child_process'

/** What a child process measured of itself. */
export interface Measured {
  readonly seconds: number
  /** Of all its threads; hardly moved by what else the machine does. */
  readonly cpuSeconds: number
  readonly peakMb: number
}

/** Runs one measurement in a process of its own, so that peak memory is its own. Gives its JSON line. */
export async function measureInChild<Result>(script: string, args: readonly string[]) {
  const child = spawn(process.execPath, ['lib/compile/run.mjs', script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  if (code !== 0) throw new Error(`${script} ended with ${code}`)
  // The child's last line is what `reportMeasured` printed.
  return JSON.parse(text.trim().split('\n').at(-1)!) as Result & Measured
}

/** In the child: runs, and prints what it took as one line of JSON. */
export async function reportMeasured(run: () => Promise<object>): Promise<void> {
  const start = performance.now()
  const startCpu = process.cpuUsage()
  const result = await run()
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(startCpu)
  const cpuSeconds = (user + system) / 1e6
  const peakMb = process.resourceUsage().maxRSS / 1024
  console.log(JSON.stringify({ ...result, seconds, cpuSeconds, peakMb }))
}

/** The value below which this share of the values lies (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!
}

/** A Markdown table. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
