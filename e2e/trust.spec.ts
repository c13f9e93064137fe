import { expect, test } from './fixtures'

test('pages run scripts by nonce only and never leave the origin', async ({ page }) => {
  const response = await page.goto('/')
  const policy = response!.headers()['content-security-policy']!
  expect(policy).toMatch(/script-src 'nonce-[^']+' 'strict-dynamic';/)
  expect(policy).not.toContain('unsafe-eval')
  const nonces = await page
    .locator('script')
    .evaluateAll((scripts) => scripts.map((script) => (script as HTMLScriptElement).nonce))
  expect(nonces.length).toBeGreaterThan(0)
  expect(nonces.every((nonce) => nonce !== '')).toBe(true)
  await expect(page.getByRole('link', { name: 'Import logs' })).toBeVisible()
})

test.describe('an address that leads nowhere', () => {
  test.use({ allowedFaults: [/status of 404/] })

  test('says so and offers a way back', async ({ page }) => {
    const response = await page.goto('/experiments/no-such-experiment-anywhere/x/y')
    expect(response!.status()).toBe(404)
    await page.getByRole('link', { name: 'See all experiments' }).click()
    await expect(page).toHaveURL('/')
  })
})

test('the icon that browsers ask for unasked is there', async ({ request }) => {
  const response = await request.get('/favicon.ico')
  expect(response.status()).toBe(200)
  expect(response.headers()['content-type']).toContain('image/svg+xml')
})
