/** Listens on a port, with limits on how long and how much a connection may ask. */

import type { Server } from 'node:http'
import { createServer } from 'node:http'

import { getRequestListener } from '@hono/node-server'

/** Times are in milliseconds. */
export interface ConnectionLimits {
  /** Until the head of a request is there, from the connection or the request before. */
  head: number
  /** Until a whole request is there. */
  request: number
  /** Without a byte in either direction, as where a reader has stopped reading. */
  silence: number
  /** Between requests on one connection. */
  idle: number
  /** How often connections are looked at. */
  check: number
  /** Connections at a time; further ones are closed. */
  connections: number
}

const LIMITS: ConnectionLimits = {
  head: 10_000,
  request: 30_000,
  silence: 60_000,
  idle: 5_000,
  check: 1_000,
  connections: 5_000,
}

const LARGEST_HEAD = 16 * 1024

interface Listening {
  fetch: Parameters<typeof getRequestListener>[0]
  port: number
  host: string
  limits?: ConnectionLimits
}

/** Resolves when the port is open. Errors: what `listen` gives, such as a port in use. */
export function listen(options: Listening): Promise<{ server: Server; port: number }> {
  const { fetch, port, host, limits = LIMITS } = options
  return new Promise((opened, failed) => {
    const server = createServer(
      {
        headersTimeout: limits.head,
        requestTimeout: limits.request,
        keepAliveTimeout: limits.idle,
        connectionsCheckingInterval: limits.check,
        maxHeaderSize: LARGEST_HEAD,
      },
      getRequestListener(fetch, { hostname: host }),
    )
    server.setTimeout(limits.silence)
    server.maxConnections = limits.connections
    server.once('error', failed)
    server.listen(port, host, () => {
      const address = server.address()
      opened({ server, port: typeof address === 'object' && address ? address.port : port })
    })
  })
}
