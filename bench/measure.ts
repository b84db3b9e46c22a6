/** Timing two things in turn, so that a busy machine slows both alike. */

export interface Sample {
  /** Milliseconds. */
  median: number
  p95: number
  p99: number
}

/** Runs the thing and its yardstick in turn; gives what each took. */
export async function inTurn(
  rounds: number,
  thing: () => Promise<void> | void,
  yardstick: () => Promise<void> | void,
): Promise<{ thing: Sample; yardstick: Sample; ratio: number }> {
  const things: number[] = []
  const yardsticks: number[] = []
  for (let round = 0; round < rounds + 3; round += 1) {
    const first = await timed(thing)
    const second = await timed(yardstick)
    // The first rounds warm both up.
    if (round < 3) continue
    things.push(first)
    yardsticks.push(second)
  }
  const one = sampleOf(things)
  const other = sampleOf(yardsticks)
  return { thing: one, yardstick: other, ratio: one.median / other.median }
}

/** Milliseconds that something took. */
export async function timed(work: () => Promise<void> | void): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** A line of the report: what, its figure, the yardstick's, and the ratio. */
export function report(what: string, figure: string, yardstick: string, ratio: number): void {
  process.stdout.write(
    `${what.padEnd(52)} ${figure.padStart(16)}  against ${yardstick.padStart(16)}  = ${ratio.toFixed(2)}x\n`,
  )
}

/** `1.25 ms` */
export function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`
}

/** `123,456 rows/s` */
export function perSecond(rows: number, took: number): string {
  return `${Math.round((rows / took) * 1000).toLocaleString('en-US')} rows/s`
}

/** Middle and slow ones of some times. */
export function sampleOf(times: number[]): Sample {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { median: at(0.5), p95: at(0.95), p99: at(0.99) }
}
