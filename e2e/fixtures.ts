import { test as base, expect, type Page } from '@playwright/test'

/** What a page must never do: log an error, or ask another origin for anything. */
async function watch(page: Page, baseURL: string): Promise<string[]> {
  const faults: string[] = []
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    faults.push(`console: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => faults.push(`page: ${error.message}`))
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(baseURL) && !/^(data|blob):/.test(url)) faults.push(`request: ${url}`)
  })
  return faults
}

/** `page` fails its test when it logged an error or left the origin, unless the test allows it. */
export const test = base.extend<{ allowedFaults: RegExp[]; quiet: void }>({
  allowedFaults: [[], { option: true }],
  quiet: [
    async ({ page, baseURL, allowedFaults }, use) => {
      const faults = await watch(page, baseURL!)
      await use()
      expect(
        faults.filter((fault) => !allowedFaults.some((allowed) => allowed.test(fault))),
      ).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
