/** Words of the account pages. */
export const account = {
  title: 'Account',
}
