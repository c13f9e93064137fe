import type { IncomingHttpHeaders } from 'node:http'
import { BlockList, isIP } from 'node:net'

/** Whether an address is that of a proxy whose headers are believed. */
export type IsProxy = (address: string) => boolean

const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '')
const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** Addresses and nets of proxies, comma-separated: `127.0.0.1, 10.1.0.0/16`. Throws where one is none. */
export function parseProxies(said = ''): IsProxy {
  const list = new BlockList()
  const named = said
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
  for (const one of named) {
    const [address = '', bits, more] = one.split('/')
    const most = isIP(address) === 6 ? 128 : 32
    const length = bits === undefined ? most : Number(bits)
    const isGood = isIP(address) !== 0 && /^\d+$/.test(bits ?? '0') && length <= most
    if (!isGood || more !== undefined)
      throw new Error(`SKILLSCOPE_PROXIES names “${one}”, which is no address and no net.`)
    list.addSubnet(address, length, familyOf(address))
  }
  return (address) =>
    isIP(plain(address)) !== 0 && list.check(plain(address), familyOf(plain(address)))
}

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto'] as const

const lastOf = (value: string | string[] | undefined): string[] =>
  [value ?? []]
    .flat()
    .join(',')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)

/**
 * Where a request comes from, and takes out of its headers what it says of that itself, so that nothing
 * behind the gate believes it. What a proxy that is known says is believed: for whom it asks (the last
 * address that is no such proxy's: those before it were written by whoever came), and under which name.
 */
export function takeForwarded(
  headers: IncomingHttpHeaders,
  remote: string,
  isProxy: IsProxy,
): string {
  const [chain, hosts] = [lastOf(headers['x-forwarded-for']), lastOf(headers['x-forwarded-host'])]
  for (const name of [...FORWARDED, 'x-forwarded-port', 'x-real-ip']) delete headers[name]
  if (!isProxy(remote)) return remote
  const host = hosts.at(-1)
  if (host !== undefined) headers.host = host
  const from = [...chain, remote].findLast((address) => !isProxy(address))
  return from !== undefined && isIP(plain(from)) !== 0 ? from : remote
}
