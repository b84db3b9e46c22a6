/** Requests that wait for somebody to sign in, or to show again that it is them, so that nothing typed is lost. */

import type { ReadonlySignal } from '@preact/signals'
import { computed, signal } from '@preact/signals'

/** What a refused request waits for. */
type Wanted = 'sign_in' | 'proof'

export interface Doorkeeper {
  /** `fetch`, but what is refused for want of a sign-in or of a proof waits, and is repeated as it was. */
  fetch: typeof globalThis.fetch
  /** The same for what is sent in another way: `send` is called again for every try. */
  admit: (send: () => Promise<Response>, stop?: AbortSignal | null) => Promise<Response>
  /** Whether anything waits for somebody to sign in. */
  isAsking: ReadonlySignal<boolean>
  /** Whether anything waits for whoever is signed in to show that it is them. */
  isAskingProof: ReadonlySignal<boolean>
  /** Repeats what waits for a sign-in, or lets it be refused. */
  settle: (came: boolean) => void
  /** Repeats what waits for a proof, or lets it be refused. */
  settleProof: (came: boolean) => void
}

interface Waiting {
  wanted: Wanted
  settle: (came: boolean) => void
}

const REFUSALS: readonly { wanted: Wanted; status: number; type: string }[] = [
  { wanted: 'sign_in', status: 401, type: 'urn:quarterdeck:problem:not_signed_in' },
  { wanted: 'proof', status: 403, type: 'urn:quarterdeck:problem:proof_needed' },
]

export function createDoorkeeper(fetch: typeof globalThis.fetch): Doorkeeper {
  const waiting = signal<readonly Waiting[]>([])
  const wait = (wanted: Wanted, stop: AbortSignal | null | undefined) =>
    new Promise<boolean>((settle) => {
      const own = { wanted, settle }
      waiting.value = [...waiting.value, own]
      stop?.addEventListener('abort', () => {
        waiting.value = waiting.value.filter((other) => other !== own)
        settle(false)
      })
    })
  const admit: Doorkeeper['admit'] = async (send, stop) => {
    const answer = await send()
    const wanted = await wantedBy(answer)
    if (!wanted) return answer
    return (await wait(wanted, stop)) ? admit(send, stop) : answer
  }
  const isAsking = computed(() => waiting.value.some(({ wanted }) => wanted === 'sign_in'))
  const settleAll = (settled: Wanted, came: boolean) => {
    const before = waiting.value
    waiting.value = before.filter(({ wanted }) => wanted !== settled)
    for (const { wanted, settle } of before) if (wanted === settled) settle(came)
  }
  return {
    fetch: (asked, init) => admit(() => fetch(asked, init), init?.signal),
    admit,
    isAsking,
    // Whoever signs in shows that it is them.
    isAskingProof: computed(
      () => !isAsking.value && waiting.value.some(({ wanted }) => wanted === 'proof'),
    ),
    settle: (came) => settleAll('sign_in', came),
    settleProof: (came) => settleAll('proof', came),
  }
}

/** Other refusals are answers: a wrong password, an API key that is not valid, what is not one's to do. */
async function wantedBy(answer: Response): Promise<Wanted | undefined> {
  const fitting = REFUSALS.filter(({ status }) => status === answer.status)
  if (fitting.length === 0) return undefined
  const problem: unknown = await answer
    .clone()
    .json()
    .catch(() => null)
  if (typeof problem !== 'object' || problem === null || !('type' in problem)) return undefined
  return fitting.find(({ type }) => type === problem.type)?.wanted
}
