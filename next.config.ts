import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // As much as the API takes of settings (a CSV of domains); Next counts as the bytes come.
  experimental: { serverActions: { bodySizeLimit: '5mb' } },
  serverExternalPackages: ['@libsql/client', 'better-auth', 'libsql'],
  // Browsers ask for it of their own accord, before they have read which icon the page names.
  rewrites: () => Promise.resolve([{ source: '/favicon.ico', destination: '/icon.svg' }]),
  headers: () =>
    Promise.resolve([
      {
        source: '/:path*',
        headers: [
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'Referrer-Policy', value: 'same-origin' },
          { key: 'X-Frame-Options', value: 'DENY' },
          { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
        ],
      },
      {
        // Answers of the API are data: nothing in them may run, whatever a log says.
        source: '/api/:path*',
        headers: [{ key: 'Content-Security-Policy', value: "default-src 'none'; sandbox" }],
      },
    ]),
}

export default config
