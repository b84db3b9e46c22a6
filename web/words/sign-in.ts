/** The words of coming in and going out, in English. */

import type { Role } from '../../domain/access.ts'

/** What each role may do, to somebody who chooses one. */
const may: Record<Role, string> = {
  coordinator:
    'Reads and changes everything: plans and numbers of every department, keys, rights and settings.',
  owner: 'Records numbers and changes the plan of one department; reads all the others.',
  editor: 'Records numbers and changes the plan of one department; reads all the others.',
  viewer: 'Reads every department and takes the numbers away. Small groups are hidden.',
  auditor: 'Reads every department, with its small groups. Changes nothing.',
  observe_key: 'Reads and records for one department.',
  read_key: 'Reads one department.',
}

const form = {
  email: 'E-mail address',
  password: 'Password',
  show: 'Show the password',
  signIn: 'Sign in',
  emailMissing: 'Type the address you sign in with.',
  passwordMissing: 'Type your password.',
}

const demo = {
  title: 'See the demonstration as…',
  lede: 'Demonstration data: an invented district, and every number in it is made up. You can change over at any time, in the banner above each page.',
  otherwise: 'Sign in with an address and a password',
  password: (password: string) => `The password of each of these accounts is ${password}.`,
  opening: 'Opening…',
  here: 'you are here',
  change: (name: string) => `Seen as ${name}. Change`,
  changeTitle: 'See this page as…',
}

const ended = {
  title: 'Your sign-in has ended',
  why: 'Sign in again, and what you were doing goes on. Nothing you typed is lost.',
}

const proof = {
  title: 'Is it still you?',
  why: 'This asks you to show it, once in ten minutes. What you were doing then goes on; nothing you typed is lost.',
  goOn: 'Go on',
}

const forgotten = {
  link: 'Forgotten password',
  title: 'Forgotten password',
  lede: 'You get a link by mail, with which you choose a new one.',
  send: 'Send me a link',
  asked: (email: string) =>
    `If ${email} has an account here, a link is on its way. It works once, and for an hour.`,
  back: 'Back to signing in',
}

const provider = {
  signIn: (name: string) => `Sign in with ${name}`,
  again: 'Show it to your identity provider',
  againWhy:
    'You came in by your identity provider. Show it there that it is you, in a window of its own; then come back and go on.',
  proved: 'It is still you. Close this window, and go on where you were.',
  notIn: 'You are not signed in',
  refused: {
    provider:
      'Your identity provider did not say who you are. Try again; if it happens again, tell your coordinator.',
    journey: 'It took longer than ten minutes, or began in another window. Try again.',
    unknown:
      'Nobody here has the address that your identity provider vouches for. Ask your coordinator to add you.',
    other: 'It was somebody else than whoever is signed in. Try again as the same person.',
  },
}

const setUp = {
  title: {
    set_up: 'Become the first coordinator',
    invite: 'Welcome to Quarterdeck',
    reset: 'Choose a new password',
  },
  own: 'Choose your password',
  lede: {
    set_up: 'This link is good once. You sign in with this address and password from then on.',
    invite: 'Choose a password, and you are in. You sign in with it from then on.',
    reset: 'It ends every sign-in with the one before.',
  },
  looking: 'One-time link',
  noSecretTitle: 'This link is not whole',
  noSecret: 'Open it as it was given to you, with everything that follows the # sign.',
  email: 'E-mail address',
  emailHint: 'You sign in with it.',
  emailMissing: 'Type the address you will sign in with.',
  name: 'Your name',
  nameHint: 'As colleagues know you.',
  nameMissing: 'Type your name.',
  password: 'Password',
  passwordHint: 'At least 15 characters. A few words in a row are easy to keep.',
  passwordMissing: 'Choose a password.',
  save: 'Save and sign in',
}

const account = {
  name: 'Your account',
  role: 'Role',
  departments: 'Departments',
  wholeDistrict: 'The whole district',
  email: 'E-mail address',
  nameTitle: 'Name',
  nameField: 'Your name',
  nameMissing: 'Type your name.',
  saveName: 'Save the name',
  nameSaved: 'Your name is saved.',
  passwordTitle: 'Password',
  currentPassword: 'The password you have now',
  newPassword: 'The new password',
  newPasswordHint: 'At least 15 characters. A few words in a row are easy to keep.',
  currentMissing: 'Type the password you have now.',
  newMissing: 'Choose a new password.',
  changePassword: 'Change the password',
  passwordChanged:
    'Your password is changed. Wherever else you were signed in, you are signed out.',
  fixed:
    'Everybody who tries the demonstration uses the same accounts, so names and passwords stay as they are.',
  sessionsTitle: 'Where you are signed in',
  sessionsWhy: 'A sign-in ends after half an hour without use, and after twelve hours in any case.',
  browser: 'Browser',
  since: 'Since',
  lastUsed: 'Last used',
  thisOne: 'this one',
  end: 'Sign out',
  endNamed: (browser: string, since: string) => `Sign out ${browser}, since ${since}`,
  ended: (browser: string) => `${browser} is signed out.`,
  everywhere: 'Sign out everywhere',
  on: (browser: string, system: string) => `${browser} on ${system}`,
  unknownBrowser: 'Another browser',
}

const english = {
  title: 'Sign in',
  lost: 'Is the password lost? Ask your coordinator: they make a link with which you choose a new one.',
  account: (name: string) => `Your account, ${name}`,
  signOut: 'Sign out',
  signOutAgain: 'Sign out again',
  may,
  form,
  demo,
  ended,
  proof,
  forgotten,
  provider,
  setUp,
  accountPage: account,
}

export function signInWords(): typeof english {
  return english
}
