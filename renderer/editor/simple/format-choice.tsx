/** What kind of file comes out. */
import type { Recipe } from '../../../engine/recipe/recipe.ts'
import { Section } from '../../design/section.tsx'
import { text } from '../../text/text.ts'
import { ProfileChoice } from '../inspector/profile-choice.tsx'
import styles from './simple-view.module.css'

export const FormatChoice = ({ recipe }: { readonly recipe: Recipe }) => (
  <Section title={text.editor.simple.format}>
    <div className={styles.params}>
      <ProfileChoice recipe={recipe} />
    </div>
  </Section>
)
