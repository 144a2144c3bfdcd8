/** How the window looks and speaks. */
import { type Theme, useTheme } from '../app/theme.ts'
import { Block } from '../design/block.tsx'
import { Select } from '../design/fields.tsx'
import { Segments } from '../design/segments.tsx'
import { text } from '../text/text.ts'
import { SettingRow } from './setting-row.tsx'

const words = text.settings.look
const THEMES = ['dark', 'light', 'system'] as const

export function Look() {
  const { theme, choose } = useTheme()
  return (
    <Block title={words.title} isList>
      <SettingRow title={words.theme} description={words.themeText}>
        <Segments<Theme>
          label={words.theme}
          value={theme}
          options={THEMES.map((value) => ({ value, text: words.themes[value] }))}
          onChange={choose}
        />
      </SettingRow>
      <SettingRow title={words.language} description={words.languageText}>
        <Select
          label={words.language}
          value="en"
          options={[{ value: 'en', text: words.english }]}
          onChange={() => undefined}
        />
      </SettingRow>
    </Block>
  )
}
