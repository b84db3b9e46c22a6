import { describe, expect, test } from 'vitest'

import { createDoorkeeper } from '../../web/doorkeeper.ts'
import { NOT_SIGNED_IN } from '../support/pages.tsx'

type Answer = { status: number; body: object }

/** A server that gives these answers, one after the other. */
function serverOf(...answers: Answer[]) {
  const asked: (RequestInit | undefined)[] = []
  const doorkeeper = createDoorkeeper(async (_, init) => {
    asked.push(init)
    const { status, body } = answers[asked.length - 1] ?? { status: 500, body: {} }
    return Response.json(body, { status })
  })
  return { doorkeeper, asked }
}

const STORED = { status: 201, body: { id: 'o1' } }
const SENT = { method: 'POST', headers: { 'idempotency-key': 'k1' }, body: '{"value":4}' }

const PROOF_NEEDED = { status: 403, body: { type: 'urn:quarterdeck:problem:proof_needed' } }

describe('a request that asks for a proof', () => {
  test('waits, and is repeated as it was once it is shown', async () => {
    const { doorkeeper, asked } = serverOf(PROOF_NEEDED, STORED)
    const answer = doorkeeper.fetch('/api/v1/users', SENT)
    await expect.poll(() => doorkeeper.isAskingProof.value).toBe(true)
    expect(doorkeeper.isAsking.value).toBe(false)
    doorkeeper.settle(true)
    expect(doorkeeper.isAskingProof.value).toBe(true)
    doorkeeper.settleProof(true)
    expect((await answer).status).toBe(201)
    expect(asked).toEqual([SENT, SENT])
  })

  test('is refused when it is not shown', async () => {
    const { doorkeeper } = serverOf(PROOF_NEEDED)
    const answer = doorkeeper.fetch('/api/v1/users', SENT)
    await expect.poll(() => doorkeeper.isAskingProof.value).toBe(true)
    doorkeeper.settleProof(false)
    expect((await answer).status).toBe(403)
  })

  test('comes after the sign-in, where both are wanted', async () => {
    const { doorkeeper } = serverOf(PROOF_NEEDED, NOT_SIGNED_IN, STORED, STORED)
    const one = doorkeeper.fetch('/api/v1/users', SENT)
    const other = doorkeeper.fetch('/api/v1/users', SENT)
    await expect.poll(() => doorkeeper.isAsking.value).toBe(true)
    expect(doorkeeper.isAskingProof.value).toBe(false)
    doorkeeper.settle(true)
    expect((await other).status).toBe(201)
    expect(doorkeeper.isAskingProof.value).toBe(true)
    doorkeeper.settleProof(true)
    expect((await one).status).toBe(201)
  })
})

describe('a request after the sign-in has ended', () => {
  test('waits, and is repeated as it was once somebody has signed in', async () => {
    const { doorkeeper, asked } = serverOf(NOT_SIGNED_IN, STORED)
    const answer = doorkeeper.fetch('/api/v1/observations', SENT)
    await expect.poll(() => doorkeeper.isAsking.value).toBe(true)
    doorkeeper.settle(true)
    expect((await answer).status).toBe(201)
    expect(asked).toEqual([SENT, SENT])
    expect(doorkeeper.isAsking.value).toBe(false)
  })

  test('is refused when nobody does', async () => {
    const { doorkeeper, asked } = serverOf(NOT_SIGNED_IN)
    const answer = doorkeeper.fetch('/api/v1/observations', SENT)
    await expect.poll(() => doorkeeper.isAsking.value).toBe(true)
    doorkeeper.settle(false)
    const refused = await answer
    expect(refused.status).toBe(401)
    expect(await refused.json()).toEqual(NOT_SIGNED_IN.body)
    expect(asked).toHaveLength(1)
  })

  test('asks again when the new sign-in has ended too', async () => {
    const { doorkeeper } = serverOf(NOT_SIGNED_IN, NOT_SIGNED_IN, STORED)
    const answer = doorkeeper.fetch('/api/v1/observations', SENT)
    await expect.poll(() => doorkeeper.isAsking.value).toBe(true)
    doorkeeper.settle(true)
    await expect.poll(() => doorkeeper.isAsking.value).toBe(true)
    doorkeeper.settle(true)
    expect((await answer).status).toBe(201)
  })

  test('that nobody wants any more is not asked for', async () => {
    const { doorkeeper } = serverOf(NOT_SIGNED_IN)
    const leaving = new AbortController()
    const answer = doorkeeper.fetch('/api/v1/dashboard', { signal: leaving.signal })
    await expect.poll(() => doorkeeper.isAsking.value).toBe(true)
    leaving.abort()
    expect((await answer).status).toBe(401)
    expect(doorkeeper.isAsking.value).toBe(false)
  })

  test.each([
    { status: 401, body: { type: 'urn:quarterdeck:problem:wrong_sign_in' } },
    { status: 403, body: { type: 'urn:quarterdeck:problem:not_signed_in' } },
    { status: 401, body: [] },
    { status: 200, body: {} },
  ])('any other answer is an answer: %j', async (given) => {
    const { doorkeeper } = serverOf(given)
    expect((await doorkeeper.fetch('/api/v1/me')).status).toBe(given.status)
    expect(doorkeeper.isAsking.value).toBe(false)
  })
})

test('what is sent in another way waits too, and is sent again', async () => {
  const { doorkeeper } = serverOf()
  const answers = [NOT_SIGNED_IN, STORED]
  let sent = 0
  const answer = doorkeeper.admit(async () => {
    const { status, body } = answers[sent] ?? STORED
    sent += 1
    return Response.json(body, { status })
  })
  await expect.poll(() => doorkeeper.isAsking.value).toBe(true)
  expect(sent).toBe(1)
  doorkeeper.settle(true)
  expect((await answer).status).toBe(201)
  expect(sent).toBe(2)
})
