/** Requests that a sign-in which has ended leaves waiting, so that nothing typed is lost. */

import type { ReadonlySignal } from '@preact/signals'
import { computed, signal } from '@preact/signals'

export interface Doorkeeper {
  /** `fetch`, but what is refused for want of a sign-in waits, and is repeated as it was. */
  fetch: typeof globalThis.fetch
  /** Whether anything waits for somebody to sign in. */
  isAsking: ReadonlySignal<boolean>
  /** Repeats what waits, or lets it be refused. */
  settle: (came: boolean) => void
}

type Settle = (came: boolean) => void

export function createDoorkeeper(fetch: typeof globalThis.fetch): Doorkeeper {
  const waiting = signal<readonly Settle[]>([])
  const wait = (stop: AbortSignal | null | undefined) =>
    new Promise<boolean>((settle) => {
      waiting.value = [...waiting.value, settle]
      stop?.addEventListener('abort', () => {
        waiting.value = waiting.value.filter((other) => other !== settle)
        settle(false)
      })
    })
  const ask: typeof globalThis.fetch = async (asked, init) => {
    const answer = await fetch(asked, init)
    if (!(await wantsSignIn(answer))) return answer
    return (await wait(init?.signal)) ? ask(asked, init) : answer
  }
  return {
    fetch: ask,
    isAsking: computed(() => waiting.value.length > 0),
    settle(came) {
      const settled = waiting.value
      waiting.value = []
      for (const settle of settled) settle(came)
    },
  }
}

/** Other refusals with 401 are answers: a wrong password, an API key that is not valid. */
async function wantsSignIn(answer: Response): Promise<boolean> {
  if (answer.status !== 401) return false
  const problem: unknown = await answer
    .clone()
    .json()
    .catch(() => null)
  return (
    typeof problem === 'object' &&
    problem !== null &&
    'type' in problem &&
    problem.type === 'urn:quarterdeck:problem:not_signed_in'
  )
}
