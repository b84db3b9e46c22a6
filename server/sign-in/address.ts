/** Where a request comes from, said by nobody but the socket or our own proxy. */

import { isIPv6 } from 'node:net'

import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

const UNKNOWN = 'unknown'
const NETWORK_GROUPS = 4

/**
 * The network address to count tries by: one IPv4 address, or one IPv6 network, whose owner has
 * as many addresses as they like. A client's own `X-Forwarded-For` counts for nothing: the last
 * hop is read, which our proxy wrote, and only when there is one.
 */
export function addressOf(c: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : ''
  return networkOf(forwarded ?? '') ?? networkOf(socketAddress(c)) ?? UNKNOWN
}

function socketAddress(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? ''
  } catch {
    // A request that no socket carried: a test.
    return ''
  }
}

function networkOf(address: string): string | undefined {
  if (address === '') return undefined
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail = ''] = plain.split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail.split(':').filter(Boolean)
  const zeros = plain.includes('::') ? Math.max(0, 8 - before.length - after.length) : 0
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after]
  return groups.slice(0, NETWORK_GROUPS).join(':').toLowerCase()
}
