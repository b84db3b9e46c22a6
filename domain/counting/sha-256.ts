/**
 * SHA-256 of bytes as they arrive. Web browsers offer it only over the whole
 * file at once, and only on pages that came by HTTPS. Source: FIPS 180-4.
 */

const BLOCK = 64
const ROUND = Uint32Array.from(firstPrimes(64), (prime) => fractionOf(Math.cbrt(prime)))
const START = Uint32Array.from(firstPrimes(8), (prime) => fractionOf(Math.sqrt(prime)))

/** A hash that is fed piece by piece. */
export class Sha256 {
  readonly #state = START.slice()
  readonly #block = new Uint8Array(BLOCK)
  readonly #schedule = new Uint32Array(64)
  #held = 0
  #length = 0

  update(bytes: Uint8Array): this {
    this.#length += bytes.length
    let at = 0
    if (this.#held > 0) {
      at = Math.min(BLOCK - this.#held, bytes.length)
      this.#block.set(bytes.subarray(0, at), this.#held)
      this.#held += at
      if (this.#held < BLOCK) return this
      this.#mix(this.#block, 0)
      this.#held = 0
    }
    for (; at + BLOCK <= bytes.length; at += BLOCK) this.#mix(bytes, at)
    this.#block.set(bytes.subarray(at))
    this.#held = bytes.length - at
    return this
  }

  /** 64 hexadecimal digits, of everything fed so far; ends the hash. */
  hex(): string {
    const bits = this.#length * 8
    const padding = new Uint8Array((this.#held < 56 ? 56 : 120) - this.#held + 8)
    padding[0] = 0x80
    const view = new DataView(padding.buffer)
    view.setUint32(padding.length - 8, Math.floor(bits / 2 ** 32))
    view.setUint32(padding.length - 4, bits >>> 0)
    this.update(padding)
    return Array.from(this.#state, (bits32) => bits32.toString(16).padStart(8, '0')).join('')
  }

  #mix(bytes: Uint8Array, from: number): void {
    const w = this.#schedule
    for (let i = 0; i < 16; i += 1) {
      const at = from + i * 4
      w[i] =
        (byte(bytes, at) << 24) |
        (byte(bytes, at + 1) << 16) |
        (byte(bytes, at + 2) << 8) |
        byte(bytes, at + 3)
    }
    for (let i = 16; i < 64; i += 1) {
      const early = word(w, i - 15)
      const late = word(w, i - 2)
      const s0 = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)
      const s1 = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10)
      w[i] = word(w, i - 16) + s0 + word(w, i - 7) + s1
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = this.#state
    for (let i = 0; i < 64; i += 1) {
      const s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
      const one = (h + s1 + ((e & f) ^ (~e & g)) + word(ROUND, i) + word(w, i)) | 0
      const s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
      const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
      h = g
      g = f
      f = e
      e = (d + one) | 0
      d = c
      c = b
      b = a
      a = (one + two) | 0
    }
    for (const [i, add] of [a, b, c, d, e, f, g, h].entries()) {
      this.#state[i] = word(this.#state, i) + add
    }
  }
}

function byte(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0
}

function word(words: Uint32Array, at: number): number {
  return words[at] ?? 0
}

function turned(bits: number, by: number): number {
  return (bits >>> by) | (bits << (32 - by))
}

function fractionOf(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32)
}

function firstPrimes(count: number): number[] {
  const primes: number[] = []
  for (let next = 2; primes.length < count; next += 1) {
    if (primes.every((prime) => next % prime !== 0)) primes.push(next)
  }
  return primes
}
