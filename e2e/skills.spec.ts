import { expect, test } from './fixtures'

const SKILLS = '/experiments/skillsbench-v1-1/skills'

test('size against effect: classes with n, correlation raw and adjusted, unknown sizes by name', async ({
  page,
}) => {
  await page.goto(SKILLS)
  const size = page.getByRole('region', { name: /number of skills/ })
  await expect(size).toContainText('known for 52 of 87 tasks')
  await expect(size.getByRole('figure', { name: /Mean gain/ })).toContainText('24 tasks')
  await expect(size).toContainText('Rank correlation')
  await expect(size).toContainText('for domain and for the rate without skills')
  await expect(size).toContainText('before release')
  await size.getByText('35 tasks of unknown size').click()
  await expect(size.getByText('ada-bathroom-plan-repair')).toBeVisible()
})

test('another size is one click away and stays in the link', async ({ page }) => {
  await page.goto(SKILLS)
  await page.getByRole('group', { name: 'size' }).getByRole('link', { name: 'tokens' }).click()
  await expect(page).toHaveURL(/size=tokens/)
  await expect(page.getByRole('figure', { name: /against gain, 52 tasks/ })).toBeVisible()
  await expect(page.getByText('As the source prints it')).toBeVisible()
})

test('what the first paper prints is shown as printed, with the trap and the contradictions', async ({
  page,
}) => {
  await page.goto('/experiments/skillsbench-paper-v2')
  await expect(page.getByText(/21\.0 % compares with 22\.3 %/)).toContainText(
    'not with the 24.3 % of all 7',
  )
  const contradictions = page.getByRole('region', { name: /disagree with itself/ })
  await expect(contradictions.getByRole('listitem')).toHaveCount(9)
  await expect(page.getByText(/percentile bootstrap/).first()).toBeVisible()
})

test('conditions of one experiment stand side by side on their common set', async ({ page }) => {
  await page.goto('/experiments/demo/conditions')
  const pairs = page.getByRole('region', { name: /Which condition is better/ })
  const table = pairs.getByRole('table', { name: /Pairs of conditions/ })
  await expect(table.getByRole('row')).toHaveCount(4)
  const matrix = pairs.getByRole('table', { name: /Gain of the row over the column/ })
  await expect(matrix.getByRole('row')).toHaveCount(3)
  await expect(page.getByRole('region', { name: /one common set/ })).toContainText('On 12 tasks')
})

test('a view without data says what would fill it', async ({ page }) => {
  await page.goto('/experiments/skillsbench-paper-v4/skills')
  await expect(page.getByText(/a gain needs trials with and without skills/)).toBeVisible()
  await page.goto('/experiments/skillsbench-paper-v4/models')
  await expect(page.getByText(/needs trials of two configurations/)).toBeVisible()
  await page.goto('/experiments/demo/figures')
  await expect(page.getByText(/No printed figures/)).toBeVisible()
})
