/** Reads that keep the database busy, such as exports: so many at once, and so many of one asker. */

import type { Context, MiddlewareHandler } from 'hono'

import type { Env } from './context.ts'
import { refuse } from './problem.ts'

export interface CostlyLimits {
  ofOne: number
  ofAll: number
  /** Milliseconds after which a read that nobody takes to its end no longer counts. */
  longest: number
}

const LIMITS: CostlyLimits = { ofOne: 3, ofAll: 8, longest: 10 * 60 * 1000 }
const SECONDS_TO_WAIT = 5

/** One gate for every route it is put before. A file counts until its last byte was taken. */
export function boundedReads(limits: CostlyLimits = LIMITS): MiddlewareHandler<Env> {
  const running = new Map<string, number>()
  let all = 0
  return async (c, next) => {
    const { actor } = c.var.session
    const own = running.get(actor) ?? 0
    if (own >= limits.ofOne) return tooManyOfOne(c, limits.ofOne)
    if (all >= limits.ofAll) return tooManyOfAll(c)
    all += 1
    running.set(actor, own + 1)
    const end = once(() => {
      all -= 1
      const left = (running.get(actor) ?? 1) - 1
      if (left > 0) running.set(actor, left)
      else running.delete(actor)
    })
    try {
      await next()
    } catch (error) {
      end()
      throw error
    }
    const { body } = c.res
    const isFile = c.res.headers.get('content-type')?.startsWith('text/csv') ?? false
    if (!body || !isFile || c.req.method === 'HEAD') {
      end()
      return undefined
    }
    const timer = setTimeout(end, limits.longest).unref()
    c.res = new Response(
      untilRead(body, () => {
        clearTimeout(timer)
        end()
      }),
      c.res,
    )
    return undefined
  }
}

/** The same bytes; says when the reader has the last one, or is gone. */
function untilRead(body: ReadableStream<Uint8Array>, end: () => void): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  return new ReadableStream({
    async pull(controller) {
      try {
        const { value, done } = await reader.read()
        if (!done) {
          controller.enqueue(value)
          return
        }
        end()
        controller.close()
      } catch (error) {
        end()
        controller.error(error)
      }
    },
    async cancel(reason) {
      end()
      await reader.cancel(reason)
    },
  })
}

function once(work: () => void): () => void {
  let isDone = false
  return () => {
    if (isDone) return
    isDone = true
    work()
  }
}

function tooManyOfOne(c: Context<Env>, most: number) {
  c.header('retry-after', String(SECONDS_TO_WAIT))
  return refuse(c, 429, `You have ${most} exports or checks running.`, {
    detail: 'Wait until one of them is done, then ask again.',
    code: 'too_many_of_one',
  })
}

function tooManyOfAll(c: Context<Env>) {
  c.header('retry-after', String(SECONDS_TO_WAIT))
  return refuse(c, 503, 'Others are exporting or checking just now.', {
    detail: 'Nothing is wrong. Ask again in a few seconds.',
    code: 'too_many_of_all',
  })
}
