/** Where a request comes from, said by nobody but the socket or our own proxy. */

import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net'

import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

import type { AddressClass } from '../db/writing.ts'
import type { Env } from './context.ts'

const UNKNOWN = 'unknown'
const NETWORK_GROUPS = 4
const LOOPBACK = createList(['127.0.0.0/8', '::1/128'])
const PRIVATE = createList([
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '169.254.0.0/16',
  '100.64.0.0/10',
  'fc00::/7',
  'fe80::/10',
])

/**
 * The address a request came from; null where no socket carried it. A client's own
 * `X-Forwarded-For` counts for nothing: the last hop is read, which our proxy wrote, and only
 * when there is one.
 */
export function remoteAddress(c: Context, trustProxy: boolean): string | null {
  return (trustProxy ? forwardedAddress(c) : undefined) ?? socketAddress(c)
}

/**
 * What tries of a request are counted by: one IPv4 address, or one IPv6 network, whose owner has
 * as many addresses as they like.
 */
export function networkOf(c: Context<Env>): string {
  const address = c.var.remoteAddress
  if (address === null) return UNKNOWN
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail = ''] = plain.split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail.split(':').filter(Boolean)
  const zeros = plain.includes('::') ? Math.max(0, 8 - before.length - after.length) : 0
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after]
  return groups.slice(0, NETWORK_GROUPS).join(':').toLowerCase()
}

/** Loopback is the same machine, private a network of the house; the address itself is nowhere kept. */
export function classOfAddress(address: string): AddressClass {
  const plain = address.replace(/%.*$/, '')
  const family = isIPv4(plain) ? 'ipv4' : 'ipv6'
  if (LOOPBACK.check(plain, family)) return 'loopback'
  return PRIVATE.check(plain, family) ? 'private' : 'public'
}

/** Some proxies write a port behind the address, and brackets around one of IPv6. */
function forwardedAddress(c: Context): string | undefined {
  const hop = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? ''
  const plain = hop.replace(/^\[(.*)\](?::\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1')
  return isIP(plain) === 0 ? undefined : plain
}

function socketAddress(c: Context): string | null {
  return hasSocket(c.env) ? (getConnInfo(c).remote.address ?? null) : null
}

// Tests ask the app without a server around it.
function hasSocket(env: unknown): boolean {
  return typeof env === 'object' && env !== null && 'incoming' in env
}

function createList(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    list.addSubnet(address, Number(bits), isIPv4(address) ? 'ipv4' : 'ipv6')
  }
  return list
}
