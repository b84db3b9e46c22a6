/** Who recorded a value, and when. */

const LOCALE = 'en-US'
const MOMENT = new Intl.DateTimeFormat(LOCALE, {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
})

/** A UTC moment on the reader's own clock: `Jan 20, 2023, 10:42 AM`. */
export function sayMoment(moment: string): string {
  return MOMENT.format(new Date(moment))
}

/** `programs` for `programs@demo.example`. */
export function sayPerson(actor: string): string {
  return actor.split('@')[0] ?? actor
}
