/** Every sentence the interface says, in one catalogue; another language is another object of the same type. */
import { account } from './en/account.ts'
import { analysis } from './en/analysis.ts'
import { app } from './en/app.ts'
import { editor } from './en/editor.ts'
import { common } from './en/everywhere.ts'
import { home } from './en/home.ts'
import { library } from './en/library.ts'
import { recipes } from './en/recipes.ts'
import { runs } from './en/runs.ts'
import { settings } from './en/settings.ts'
import { storage } from './en/storage.ts'

export const text = {
  common,
  app,
  home,
  library,
  recipes,
  editor,
  runs,
  storage,
  account,
  settings,
  analysis,
}

export type Catalogue = typeof text
