/** Words of the recipes pages. */
import { common } from './everywhere.ts'

const steps = (count: number): string => (count === 1 ? '1 step' : `${count} steps`)

export const recipes = {
  title: 'Recipes',
  create: 'New recipe',
  createHint: 'Begin with an empty one',
  untitled: 'Untitled',
  bringIn: 'Import .yaml',
  search: 'Search recipes',
  searchHint: 'Search names and descriptions',
  uses: 'Uses',
  anyType: 'Any step',
  drop: 'Drop recipes here',
  nothing: 'No recipes yet',
  nothingHint:
    'A recipe says how media becomes other media: what it takes, the steps, the result. Begin with an empty one, drop a .yaml file here, or take a template that renders at once.',
  templates: 'Look at the templates',
  notFound: 'No recipe fits',
  notFoundHint: 'Search for less, or choose another kind of step.',
  noDescription: 'No description',
  steps,
  draft: 'draft',
  draftHint: 'Not a whole recipe yet. Open it to go on.',
  count: (count: number, isList: boolean) => (isList ? `${count}+` : String(count)),
  takes: (count: number, kind: keyof typeof common.kinds, isList: boolean) =>
    `${common.kinds[kind]}: ${count}${isList ? ' or more' : ''}`,
  more: (name: string) => `More for ${name}`,
  open: 'Open',
  openForm: 'Open as a form',
  duplicate: 'Duplicate',
  duplicated: (name: string) => `The copy is called “${name}”.`,
  removed: (name: string) => `“${name}” is in the trash.`,
  broughtOne: (name: string, isGood: boolean) =>
    isGood ? `“${name}” is here.` : `“${name}” has problems; it is kept as a draft.`,
  brought: (count: number) => `${count} recipes are here.`,
}
