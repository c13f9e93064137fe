import { experimentHref } from '@/lib/url/site'
import { TABS, viewDataHref } from '@/lib/url/views'

// Addresses of a server that has the examples.

export const PAGES = [
  ...['/', '/imports', '/docs', '/docs/api', '/search?q=x', '/compare'],
  ...TABS.map(({ path }) => experimentHref('demo', path)),
]
export const DATA = [
  ...['/api/v1/experiments', '/api/v1/experiments?format=csv', '/api/v1/imports', '/llms.txt'],
  ...['/api/v1/find?q=a', '/api/v1/experiments/demo/badge.svg', '/api/v1/experiments/demo/export'],
  ...[viewDataHref('demo', 'tasks'), `${viewDataHref('demo', 'overview')}?format=md`],
]
