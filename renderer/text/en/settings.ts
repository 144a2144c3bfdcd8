/** Words of the settings page. */
export const settings = {
  title: 'Settings',
  theme: { dark: 'Dark theme', light: 'Light theme', system: 'Theme of this computer' },
}
