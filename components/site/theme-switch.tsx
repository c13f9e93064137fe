'use client'

import { useEffect, useState } from 'react'
import { THEME_COOKIE, THEMES, themeOf, type Theme } from '@/lib/url/theme'

const A_YEAR_S = 365 * 24 * 3600

const applyTheme = (theme: Theme) => {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${A_YEAR_S}; samesite=lax`
}

/** Light, dark, or as the system has it; kept for this browser. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>('system')
  // What the server drew the page in.
  useEffect(() => {
    const drawn = themeOf(document.documentElement.dataset.theme)
    const timer = setTimeout(() => setTheme(drawn))
    return () => clearTimeout(timer)
  }, [])
  return (
    <label className="flex items-center gap-1">
      Theme
      <select
        value={theme}
        onChange={({ target }) => {
          const chosen = themeOf(target.value)
          setTheme(chosen)
          applyTheme(chosen)
        }}
        className="bg-transparent text-ink-2"
      >
        {THEMES.map((one) => (
          <option key={one} value={one} className="bg-panel">
            {one}
          </option>
        ))}
      </select>
    </label>
  )
}
