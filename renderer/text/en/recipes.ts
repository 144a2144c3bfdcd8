/** Words of the recipes pages. */
export const recipes = {
  title: 'Recipes',
}
