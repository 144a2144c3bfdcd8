/** The recipes page. */
import { PageFrame } from '../design/page-frame.tsx'
import { text } from '../text/text.ts'

export const RecipesPage = () => <PageFrame title={text.recipes.title}>{null}</PageFrame>
