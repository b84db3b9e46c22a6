/** The address of a one-time link. */

/** What follows # never reaches a server, so no log has it. */
export function setUpLink(address: string, secret: string): string {
  return `${address.replace(/\/$/, '')}/set-up#${secret}`
}
