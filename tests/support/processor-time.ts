/** How long the processor works at something: unlike a clock, it is the same on a busy machine. */

/** Milliseconds of this process while the work lasts. */
export async function processorTimeOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
