/** The words of what somebody owes, in English. */

const say = {
  title: 'Your work',
  loading: 'Looking what is due…',
  nothing: 'Nothing waits for you.',
  logged: (answered: number, due: number) =>
    due === 0 ? 'Nothing is due' : `${answered} of ${due} logged`,
  days: (days: number) => {
    if (days === 0) return 'due today'
    const size = Math.abs(days)
    const told = size === 1 ? '1 day' : `${size} days`
    return days > 0 ? `${told} left` : `${told} late`
  },
  reopened: (until: string) => `closed, open again for you until ${until}`,
  log: (cycle: string) => `Log ${cycle}`,
  look: 'Look at the values',
}

export function workWords() {
  return say
}
