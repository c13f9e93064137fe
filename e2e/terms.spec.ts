// Words that a newcomer does not know lead to the line that explains them.
import { expect, test } from './fixtures'

test('every term and every “How computed” of the main pages leads to a line of the docs', async ({
  page,
  request,
}) => {
  test.setTimeout(120_000)
  const hrefs = new Set<string>()
  for (const path of ['', '/tasks', '/harms', '/domains']) {
    await page.goto(`/experiments/demo${path}`)
    await expect(page.getByText('Words of this page')).toBeVisible()
    const methods = page.locator('details', { hasText: 'How computed' })
    for (const method of await methods.all())
      expect(await method.locator('a[href^="/docs/statistics#"]').count(), path).toBeGreaterThan(0)
    const found = await page
      .locator('a[href^="/docs/"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    for (const href of found.filter((one) => one.includes('#'))) hrefs.add(href)
  }
  for (const part of ['#error-policy', '#weight', '#uncertainty', '#pp', '#gain', '#interval'])
    expect(
      [...hrefs].some((href) => href.endsWith(part)),
      part,
    ).toBe(true)
  const pages = new Map<string, string>()
  for (const href of hrefs) {
    const [path, anchor] = href.split('#')
    if (!pages.has(path!)) pages.set(path!, await (await request.get(path!)).text())
    expect(pages.get(path!), href).toContain(`id="${anchor}"`)
  }
})
