import Link from 'next/link'
import { mayDo, type Role } from '@/lib/domain/access'
import { ACCESS_PAGES, type AccessPage } from '@/lib/url/access'

/** The pages about who may use this server, those of admins for admins only. */
export function AccessNav({ current, role }: { current: AccessPage; role: Role }) {
  const pages = ACCESS_PAGES.filter(({ isForAdmins }) => !isForAdmins || mayDo(role, 'manage'))
  return (
    <nav
      aria-label="Access"
      className="mb-5 flex gap-x-5 overflow-x-auto border-b text-sm whitespace-nowrap"
    >
      {pages.map(({ key, label, href }) => (
        <Link
          key={key}
          href={href}
          aria-current={key === current ? 'page' : undefined}
          className={`border-b-2 py-2 ${key === current ? 'border-ink font-[550]' : 'border-transparent text-ink-2 hover:text-ink'}`}
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
