/** The words of the second factor, in English. */

const say = {
  title: 'Second factor',
  isOff:
    'You sign in with a password alone. With a second factor you also type a code that an app on your phone shows, so that a password that somebody else knows is not enough.',
  byProvider:
    'You have no password here, so there is nothing to put a code beside. Your identity provider decides what it asks for.',
  isOn: (left: number) =>
    `You sign in with a password and a code of your authenticator app. ${left === 1 ? 'One backup code is left.' : `${left} backup codes are left.`}`,
  needed:
    'This district asks coordinators for a second factor. Set it up here; everything else goes on afterwards.',
  setUp: 'Set up a second factor',
  how: 'You need an authenticator app on your phone or computer: any that shows codes of six digits will do. Wherever else you are signed in, you will be signed out.',
  next: 'Go on',
  cancel: 'Cancel',
  scan: 'Scan this with the app, or type the secret into it. Then type the code that the app shows.',
  qrLabel: 'QR code with the secret that stands below',
  secret: 'Secret',
  secretHint: 'For an app without a camera. Nobody else may see it.',
  code: 'Code',
  codeHint: 'Six digits. The app shows others every 30 seconds.',
  codeOrBackup: 'Six digits of your authenticator app, or a backup code.',
  codeMissing: 'Type the code.',
  turnOn: 'Turn it on',
  off: 'Turn it off',
  offWhy: 'Your password alone then lets you in. It takes your password and a code.',
  wasOff: 'The second factor is off.',
  renew: 'Make new backup codes',
  renewWhy: 'The backup codes that you have stop working. It takes your password and a code.',
  codesTitle: 'Your backup codes',
  codesWhy:
    'Each of them lets you in once, in place of the app, when your phone is lost. Print them or keep them in a safe place: they are shown only now.',
  codesDone: 'I have kept them',
  codesKept: 'The second factor is on.',
  copy: 'Copy',
  copied: 'Copied',
}

export function secondFactorWords() {
  return say
}
