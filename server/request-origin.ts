/** What the log keeps of a request: a number to find it by, and how near it came from. */

import { randomUUIDv7 } from 'node:crypto'
import { BlockList, isIPv4 } from 'node:net'

import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'

import type { AddressClass, Recording } from '../db/writing.ts'
import type { Env } from './context.ts'

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

/** Gives every request a number of our own, and says it in the answer. What the asker sends is not taken. */
export const numbered: MiddlewareHandler<Env> = async (c, next) => {
  const id = randomUUIDv7()
  c.set('requestId', id)
  await next()
  c.res.headers.set('x-request-id', id)
}

/** What the log keeps of a request. */
export function requestOf(c: Context<Env>): Required<Recording>['request'] {
  return { id: c.var.requestId, from: classOfRequest(c) }
}

/** Where a request came from, of the socket: no header is believed. Null where there is no socket. */
function classOfRequest(c: Context<Env>): AddressClass | null {
  if (!hasSocket(c.env)) return null
  const { address } = getConnInfo(c).remote
  return address === undefined ? null : classOfAddress(address)
}

/** Loopback is the same machine, private a network of the house; the address itself is nowhere kept. */
export function classOfAddress(address: string): AddressClass {
  const plain = address.replace(/%.*$/, '')
  const family = isIPv4(plain) ? 'ipv4' : 'ipv6'
  if (LOOPBACK.check(plain, family)) return 'loopback'
  return PRIVATE.check(plain, family) ? 'private' : 'public'
}

function createList(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    list.addSubnet(address, Number(bits), isIPv4(address) ? 'ipv4' : 'ipv6')
  }
  return list
}

// Tests ask the app without a server around it.
function hasSocket(env: unknown): boolean {
  return typeof env === 'object' && env !== null && 'incoming' in env
}
