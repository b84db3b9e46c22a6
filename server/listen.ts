/** Listens on a port, with limits on how long and how much a connection may ask. */

import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'

import { getRequestListener } from '@hono/node-server'

/** Times are in milliseconds. */
export interface ConnectionLimits {
  /** Until the head of a request is there, from the connection or the request before. */
  head: number
  /** Until a whole request is there. */
  request: number
  /** The same, for a request that sends a file. */
  file: number
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
  file: 30 * 60_000,
  silence: 60_000,
  // Longer than proxies keep a connection, so that none sends a request on one that is just closed.
  idle: 75_000,
  check: 1_000,
  connections: 5_000,
}

/** Where files are read as they arrive, in step with what becomes of them. */
const IMPORTS = '/api/v1/imports/'
const FILES = `${IMPORTS}observations`
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
        // Node knows one limit for all; see `endLate`.
        requestTimeout: limits.file,
        keepAliveTimeout: limits.idle,
        connectionsCheckingInterval: limits.check,
        maxHeaderSize: LARGEST_HEAD,
      },
      getRequestListener(fetch, { hostname: host }),
    )
    server.setTimeout(limits.silence)
    server.on('request', (asked, answer) => {
      endLate(asked, answer, limits)
      waitLong(asked, answer, limits)
    })
    server.maxConnections = limits.connections
    server.once('error', failed)
    server.listen(port, host, () => {
      const address = server.address()
      opened({ server, port: typeof address === 'object' && address ? address.port : port })
    })
  })
}

/** Closes a connection whose request takes too long to arrive; the address of files is the only one that may take longer. */
function endLate(asked: IncomingMessage, answer: ServerResponse, limits: ConnectionLimits): void {
  if (asked.method === 'POST' && asked.url?.startsWith(FILES)) return
  const timer = setTimeout(() => {
    if (!asked.complete) answer.destroy()
  }, limits.request).unref()
  asked.once('close', () => clearTimeout(timer))
}

/**
 * Lets a connection be silent while a file that has arrived is checked and published, or an import
 * taken back: some hundred thousand rows take longer than readers may stop reading.
 */
function waitLong(asked: IncomingMessage, answer: ServerResponse, limits: ConnectionLimits): void {
  if (asked.method === 'GET' || asked.url?.startsWith(IMPORTS) !== true) return
  asked.once('end', () => void asked.socket.setTimeout(limits.file))
  answer.once('finish', () => void asked.socket.setTimeout(limits.silence))
}
