/** What a reader can choose; `system` follows the device. */
export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** Where the choice is kept: in a cookie, so that the server draws the first page in it. */
export const THEME_COOKIE = 'theme'

/** The theme that a cookie names; anything else is the system's. */
export const themeOf = (value: string | undefined): Theme =>
  THEMES.find((theme) => theme === value) ?? 'system'
