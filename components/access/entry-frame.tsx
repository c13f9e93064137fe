import type { ReactNode } from 'react'
import { ThemeSwitch } from '@/components/site/theme-switch'

/** A page for whoever is not in yet: its title, what to fill in, and nothing of the data. */
export function EntryFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <main id="main" className="mx-auto max-w-[420px] px-4 pt-[12vh] pb-10">
        <p className="font-[650] tracking-[-.01em]">Skillscope</p>
        <h1 className="mt-5">{title}</h1>
        {children}
      </main>
      <footer className="fixed inset-x-0 bottom-0 flex justify-end page-x py-3 text-xs text-ink-3">
        <ThemeSwitch />
      </footer>
    </>
  )
}
