import { pino } from 'pino'
import { describe, expect, test } from 'vitest'

import { openDatabase } from '../../db/open.ts'
import { ROUTES } from '../../domain/access.ts'
import { createApp } from '../../server/app.ts'
import { BASE } from '../../server/guard.ts'
import { describeApi } from '../../server/openapi.ts'
import { READS_OF_NOW, READS_OF_THEN } from '../support/reads-of-then.ts'

const app = createApp(
  {
    // Nothing is asked of it here.
    db: openDatabase('file::memory:'),
    clock: { now: () => new Date() },
    log: pino({ level: 'silent' }),
  },
  { publicUrl: null },
)
const { paths } = describeApi(app)
const READS = Object.keys(ROUTES).filter((route) => route.startsWith('GET '))
const OF_THEN = READS.filter(takesMoment)

describe('every read', () => {
  test.each(READS)('%s takes a moment, or is listed with why it does not', (route) => {
    expect([route, Object.hasOwn(READS_OF_NOW, route)]).toEqual([route, !takesMoment(route)])
  })

  test.each(OF_THEN)('%s is compared with what it was', (route) => {
    const pattern = new RegExp(`^${route.slice('GET '.length).replaceAll(/\{\w+\}/g, '[^/]+')}$`)
    const compared = READS_OF_THEN.map((path) => path.split('?')[0] ?? '')
    expect(compared.filter((path) => pattern.test(path))).not.toEqual([])
  })

  test('no reason is left of a route that is gone', () => {
    expect(Object.keys(READS_OF_NOW).filter((route) => !READS.includes(route))).toEqual([])
  })

  test('most of them take one', () => {
    expect(OF_THEN.length).toBeGreaterThan(20)
  })
})

function takesMoment(route: string): boolean {
  const { parameters = [] } = paths?.[BASE + route.slice('GET '.length)]?.get ?? {}
  return parameters.some((parameter) => 'in' in parameter && parameter.name === 'asOf')
}
