/** A frame of what each template renders. They come with the app: `node test/screenshots/posters.ts` draws them anew. */
const files: Readonly<Record<string, string>> = import.meta.glob<string>('../../resources/templates/*.jpg', {
  eager: true,
  query: '?url',
  import: 'default',
})

/** Asked for before the frames of results, which take longer to make and would hold all connections. */
export function loadPosters(): void {
  for (const source of Object.values(files)) new Image().src = source
}

/** Undefined for a template without one. */
export const posterOf = (id: string): string | undefined => files[`../../resources/templates/${id}.jpg`]
